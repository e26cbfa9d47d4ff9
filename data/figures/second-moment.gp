# Draws second-moment.csv as second-moment.svg, .png and .pdf.
set datafile separator comma
set datafile missing ""
data = "second-moment.csv"
set xlabel "{/:Italic β} = Σ 1/{/:Italic n_j} over hidden layers"
set ylabel "ln( E[{/:Italic Z}^2] / (2(1+2/{/:Italic n}_0)) )"
set xrange [-0.02:2.02]
set yrange [-0.75:6]
set xtics 0.25
set ytics 1
set grid lc rgb "#dddddd" lw 0.5
set border lw 0.8
set key outside right center Left reverse spacing 1.2 samplen 3 \
  title "Gaussian weights, no bias\n" left

exact(p) = (strcol("method") eq "exact" && strcol("profile") eq p \
  ? column("log_value") : NaN)
sampled(name) = (strcol("method") ne "exact" ? column(name) : NaN)

do for [type in "svg png pdf"] {
  if (type eq "svg") { set terminal svg size 900,520 dynamic enhanced font "Helvetica,12" }
  if (type eq "png") { set terminal pngcairo size 1800,1040 enhanced font "Helvetica,22" linewidth 2 pointscale 1.6 }
  if (type eq "pdf") { set terminal pdfcairo size 18cm,10.4cm enhanced font "Helvetica,10" }
  set output "second-moment.".type
  plot \
    5*x with lines dt 1 lw 1.8 lc rgb "#000000" \
      title "5β: upper bound, sharp", \
    log(6)*x with lines dt 2 lw 1.8 lc rgb "#0072b2" \
      title "ln 6·β: lower bound, sharp", \
    log(2)*x with lines dt 4 lw 1.8 lc rgb "#009e73" \
      title "ln 2·β: lower, every law", \
    x/2 with lines dt 3 lw 1.8 lc rgb "#56b4e9" \
      title "β/2: lower, slides", \
    5*x-log(2) with lines dt 5 lw 1.8 lc rgb "#d55e00" \
      title "5β − ln 2: slides, refuted", \
    data using (column("beta")):(exact("constant")) with points \
      pt 4 ps 0.75 lc rgb "#444444" title "exact: constant", \
    data using (column("beta")):(exact("alternating")) with points \
      pt 8 ps 0.75 lc rgb "#444444" title "exact: alternating", \
    data using (column("beta")):(exact("pyramid")) with points \
      pt 10 ps 0.75 lc rgb "#444444" title "exact: pyramid", \
    data using (column("beta")):(exact("bottleneck")) with points \
      pt 12 ps 0.75 lc rgb "#444444" title "exact: bottleneck", \
    data using (column("beta")):(exact("random")) with points \
      pt 6 ps 0.75 lc rgb "#444444" title "exact: random", \
    data using (column("beta")):(exact("published")) with points \
      pt 3 ps 1.0 lc rgb "#cc79a7" title "exact: published nets", \
    data using (column("beta")):(sampled("log_value")) \
      :(sampled("ci_low")):(sampled("ci_high")) \
      with yerrorbars pt 7 ps 0.5 lw 1.4 lc rgb "#d55e00" \
      title "real nets, 95 % intervals"
  unset output
}
