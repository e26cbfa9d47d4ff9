# Draws coverage.csv and splitting-coverage.csv as coverage.svg, .png and .pdf.
set datafile separator comma
set xlabel "case: a row of coverage.csv, then of splitting-coverage.csv"
set ylabel "coverage of nominal 95 % intervals"
set yrange [0.9:1.005]
set xrange [0:*]
set grid ytics lc rgb "#dddddd" lw 0.5
set border lw 0.8
set key at graph 0.5, -0.16 center top horizontal Left reverse samplen 3
set bmargin 6
set object 1 rect from graph 0, first 0.935 to graph 1, first 0.965 \
  fc rgb "#eeeeee" fs solid noborder behind
given(v) = (strcol("verdict_given") eq v ? column("coverage") : NaN)
n = system("wc -l < coverage.csv") + 1

do for [type in "svg png pdf"] {
  if (type eq "svg") { set terminal svg size 900,520 dynamic enhanced font "Helvetica,12" }
  if (type eq "png") { set terminal pngcairo size 1800,1040 enhanced font "Helvetica,22" linewidth 2 pointscale 1.6 }
  if (type eq "pdf") { set terminal pdfcairo size 18cm,10.4cm enhanced font "Helvetica,10" }
  set output "coverage.".type
  plot 0.95 with lines dt 2 lc rgb "#000000" notitle, \
    "coverage.csv" using ($0+1):(given("no")):(column("ci_low")):(column("ci_high")) with yerrorbars pt 6 lc rgb "#888888" title "direct, no verdict given", \
    "coverage.csv" using ($0+1):(given("yes")):(column("ci_low")):(column("ci_high")) with yerrorbars pt 7 lc rgb "#000000" title "direct, verdict given", \
    "splitting-coverage.csv" using ($0+n):(given("yes")):(column("ci_low")):(column("ci_high")) with yerrorbars pt 5 lc rgb "#0072b2" title "splitting, verdict given"
  unset output
}
