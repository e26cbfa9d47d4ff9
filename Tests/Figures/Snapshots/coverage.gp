# Draws coverage.csv as coverage.svg, .png and .pdf.
set datafile separator comma
set datafile missing NaN
data = "coverage.csv"
is(c, v) = (strcol(c) eq v)
set grid lc rgb "#dddddd" lw 0.5
set border lw 0.8
set samples 400
do for [type in "svg png pdf"] {
  if (type eq "svg") { set terminal svg size 900,629 dynamic enhanced font "Helvetica,12.0" linewidth 1.0 }
  if (type eq "png") { set terminal pngcairo size 1800,1257 enhanced font "Helvetica,22.0" linewidth 2.0 pointscale 1.6 }
  if (type eq "pdf") { set terminal pdfcairo size 18.0cm,12.6cm enhanced font "Helvetica,10.0" linewidth 1.0 pointscale 0.7 }
  set output "coverage.".type
  set xlabel "foreseen error of the coverage"
  set logscale x
  set xrange [0.0002:10]
  set xtics autofreq
  set format x "10^{%L}"
  set ylabel "coverage of nominal 95 % intervals"
  unset logscale y
  set yrange [0.88:1.005]
  set ytics 0.02
  set format y "%g"
  unset title
  set key outside below center horizontal maxcols 3 Left reverse spacing 1.2 samplen 3 width 1 title " "
  plot \
    0*x + (0.95) with lines dt 1 lw 1.6 lc rgb "#000000" title "95 %", \
    data using (column("x")):(is("panel", "coverage") && is("series", "promise") ? column("ci_low") : NaN):(is("panel", "coverage") && is("series", "promise") ? column("ci_high") : NaN) with filledcurves fs transparent solid 0.25 noborder lc rgb "#009e73" title "promise", \
    data using (column("x")):(is("panel", "coverage") && is("series", "verdict") ? column("y") : 1/0):(is("panel", "coverage") && is("series", "verdict") ? column("y") - column("err_minus") : 1/0):(is("panel", "coverage") && is("series", "verdict") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.8 dt 1 lw 1.3 lc rgb "#0072b2" title "verdict given", \
    data using (column("x")):(is("panel", "coverage") && is("series", "no verdict") ? column("y") : 1/0):(is("panel", "coverage") && is("series", "no verdict") ? column("y") - column("err_minus") : 1/0):(is("panel", "coverage") && is("series", "no verdict") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 5 ps 0.8 dt 1 lw 1.3 lc rgb "#d55e00" title "no verdict given"
  unset output
}
