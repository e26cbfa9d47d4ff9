# Draws plan.csv as samples-against-beta.svg, .png and .pdf.
set datafile separator comma
set datafile missing ""
data = "plan.csv"
set xlabel "{/:Italic β} = Σ 1/{/:Italic n_j}, widths 5,5,…,5,1"
set ylabel "samples for a relative error of 5 %"
set logscale y
set format y "10^{%L}"
set xrange [0:5.2]
set grid lc rgb "#dddddd" lw 0.5
set border lw 0.8
set key outside right center Left reverse samplen 3
keep(m, k) = (strcol("method") eq m && column("moment") == k \
  && strcol("weights") eq "gaussian" && strcol("bias") eq "none" \
  && abs(column("precision") - 0.05) < 1e-9)
foretold(m, k) = (keep(m, k) ? column("predicted") : NaN)
used(m, k) = (keep(m, k) && strlen(strcol("needed")) > 0 ? column("needed") : NaN)

do for [type in "svg png pdf"] {
  if (type eq "svg") { set terminal svg size 900,520 dynamic enhanced font "Helvetica,12" }
  if (type eq "png") { set terminal pngcairo size 1800,1040 enhanced font "Helvetica,22" linewidth 2 pointscale 1.6 }
  if (type eq "pdf") { set terminal pdfcairo size 18cm,10.4cm enhanced font "Helvetica,10" }
  set output "samples-against-beta.".type
  plot for [k=1:2] data using (column("beta")):(foretold("direct", k)) with points pt (k == 1 ? 6 : 4) ps 1.2 lc rgb "#000000" title sprintf("direct, K = %d, foretold", k), \
    for [k=1:2] data using (column("beta")):(used("direct", k)) with points pt 2 ps 0.8 lc rgb "#000000" title sprintf("direct, K = %d, measured", k), \
    for [k=1:2] data using (column("beta")):(foretold("splitting", k)) with points pt (k == 1 ? 8 : 10) ps 1.2 lc rgb "#666666" title sprintf("splitting, K = %d, foretold", k), \
    for [k=1:2] data using (column("beta")):(used("splitting", k)) with points pt 1 ps 0.8 lc rgb "#666666" title sprintf("splitting, K = %d, measured", k)
  unset output
}
