# Draws coverage.csv as coverage.svg, .png and .pdf.
set datafile separator comma
data = "coverage.csv"
set xlabel "case: a row of coverage.csv"
set ylabel "coverage of nominal 95 % intervals"
set yrange [0.9:1.005]
set xrange [0:*]
set grid ytics lc rgb "#dddddd" lw 0.5
set border lw 0.8
set key outside below Left reverse samplen 3
set object 1 rect from graph 0, first 0.935 to graph 1, first 0.965 \
  fc rgb "#eeeeee" fs solid noborder behind
direct(v) = (strcol("method") eq "direct, exact variance" \
  && strcol("verdict_given") eq v ? column("coverage") : NaN)
split(v) = (strcol("method") ne "direct, exact variance" \
  && strcol("verdict_given") eq v ? column("coverage") : NaN)

do for [type in "svg png pdf"] {
  if (type eq "svg") { set terminal svg size 900,520 dynamic enhanced font "Helvetica,12" }
  if (type eq "png") { set terminal pngcairo size 1800,1040 enhanced font "Helvetica,22" linewidth 2 pointscale 1.6 }
  if (type eq "pdf") { set terminal pdfcairo size 18cm,10.4cm enhanced font "Helvetica,10" }
  set output "coverage.".type
  plot 0.95 with lines dt 2 lc rgb "#000000" notitle, \
    data using ($0+1):(direct("no")):(column("ci_low")):(column("ci_high")) with yerrorbars pt 6 lc rgb "#888888" title "direct, no verdict given", \
    data using ($0+1):(direct("yes")):(column("ci_low")):(column("ci_high")) with yerrorbars pt 7 lc rgb "#000000" title "direct, verdict given", \
    data using ($0+1):(split("no")):(column("ci_low")):(column("ci_high")) with yerrorbars pt 4 lc rgb "#888888" title "splitting, no verdict given", \
    data using ($0+1):(split("yes")):(column("ci_low")):(column("ci_high")) with yerrorbars pt 5 lc rgb "#000000" title "splitting, verdict given"
  unset output
}
