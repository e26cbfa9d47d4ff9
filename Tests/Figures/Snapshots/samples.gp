# Draws samples.csv as samples.svg, .png and .pdf.
set datafile separator comma
set datafile missing NaN
data = "samples.csv"
is(c, v) = (strcol(c) eq v)
set grid lc rgb "#dddddd" lw 0.5
set border lw 0.8
set samples 400
do for [type in "svg png pdf"] {
  if (type eq "svg") { set terminal svg size 900,360 dynamic enhanced font "Helvetica,12.0" linewidth 1.0 }
  if (type eq "png") { set terminal pngcairo size 1800,720 enhanced font "Helvetica,22.0" linewidth 2.0 pointscale 1.6 }
  if (type eq "pdf") { set terminal pdfcairo size 18.0cm,7.2cm enhanced font "Helvetica,10.0" linewidth 1.0 pointscale 0.7 }
  set output "samples.".type
  set multiplot layout 1,2
  set xlabel "{/:Italic β} = Σ 1/{/:Italic n}_{/:Italic j}"
  unset logscale x
  set xrange [0:5.2]
  set xtics 1
  set format x "%g"
  set ylabel "samples for a relative error of 5 %"
  set logscale y
  set yrange [100:1000000000000.0]
  set ytics autofreq
  set format y "10^{%L}"
  set title "(a) {/:Italic K} = 1"
  set key inside left top vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    data using (column("x")):(is("panel", "moment 1") && is("series", "exact") ? column("y") : NaN) with lines dt 1 lw 2.0 lc rgb "#000000" title "direct, exact", \
    data using (column("x")):(is("panel", "moment 1") && is("series", "foretold") ? column("y") : 1/0) with points pt 4 ps 1.6 lc rgb "#0072b2" title "splitting, foretold", \
    data using (column("x")):(is("panel", "moment 1") && is("series", "needed") ? column("y") : 1/0):(is("panel", "moment 1") && is("series", "needed") ? column("y") - column("err_minus") : 1/0):(is("panel", "moment 1") && is("series", "needed") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.8 dt 1 lw 1.3 lc rgb "#d55e00" title "splitting, measured"
  set xlabel "{/:Italic β} = Σ 1/{/:Italic n}_{/:Italic j}"
  unset logscale x
  set xrange [0:5.2]
  set xtics 1
  set format x "%g"
  set ylabel "samples for a relative error of 5 %"
  set logscale y
  set yrange [100:1e+20]
  set ytics autofreq
  set format y "10^{%L}"
  set title "(b) {/:Italic K} = 2"
  set key inside left top vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    data using (column("x")):(is("panel", "moment 2") && is("series", "exact") ? column("y") : NaN) with lines dt 1 lw 2.0 lc rgb "#000000" title "direct, exact", \
    data using (column("x")):(is("panel", "moment 2") && is("series", "foretold") ? column("y") : 1/0) with points pt 4 ps 1.6 lc rgb "#0072b2" title "splitting, foretold", \
    data using (column("x")):(is("panel", "moment 2") && is("series", "needed") ? column("y") : 1/0):(is("panel", "moment 2") && is("series", "needed") ? column("y") - column("err_minus") : 1/0):(is("panel", "moment 2") && is("series", "needed") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.8 dt 1 lw 1.3 lc rgb "#d55e00" title "splitting, measured"
  unset multiplot
  unset output
}
