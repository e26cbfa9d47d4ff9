# Draws width-allocation.csv as width-allocation.svg, .png and .pdf.
set datafile separator comma
set datafile missing NaN
data = "width-allocation.csv"
is(c, v) = (strcol(c) eq v)
set grid lc rgb "#dddddd" lw 0.5
set border lw 0.8
set samples 400
do for [type in "svg png pdf"] {
  if (type eq "svg") { set terminal svg size 900,630 dynamic enhanced font "Helvetica,12.0" linewidth 1.0 }
  if (type eq "png") { set terminal pngcairo size 1800,1260 enhanced font "Helvetica,22.0" linewidth 2.0 pointscale 1.6 }
  if (type eq "pdf") { set terminal pdfcairo size 18.0cm,12.6cm enhanced font "Helvetica,10.0" linewidth 1.0 pointscale 0.7 }
  set output "width-allocation.".type
  set multiplot layout 2,2
  set xlabel "share of the first layer"
  unset logscale x
  set xrange [0:1]
  set xtics 0.25
  set format x "%g"
  set ylabel "ln E[{/:Italic Z}^{2}]"
  unset logscale y
  set yrange [0.8:2.6]
  set ytics 0.4
  set format y "%g"
  set title "(a) 64 neurons in two hidden layers"
  set key inside right top vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    data using (column("x")):(is("panel", "split") && is("series", "gaussian") ? column("y") : NaN) with lines dt 1 lw 2.0 lc rgb "#0072b2" title "exact, gaussian", \
    data using (column("x")):(is("panel", "split") && is("series", "uniform") ? column("y") : NaN) with lines dt (12,6) lw 2.0 lc rgb "#009e73" title "exact, uniform", \
    data using (column("x")):(is("panel", "split") && is("series", "laplace") ? column("y") : NaN) with lines dt (2.5,4.5) lw 2.0 lc rgb "#d55e00" title "exact, laplace", \
    data using (column("x")):(is("panel", "split") && is("series", "nets") ? column("y") : 1/0):(is("panel", "split") && is("series", "nets") ? column("y") - column("err_minus") : 1/0):(is("panel", "split") && is("series", "nets") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.8 dt 1 lw 1.3 lc rgb "#0072b2" title "nets, gaussian"
  set xlabel "hidden layers"
  unset logscale x
  set xrange [0:17]
  set xtics 4
  set format x "%g"
  set ylabel "ln E[{/:Italic Z}^{2}] over the best"
  unset logscale y
  set yrange [0:*]
  set ytics autofreq
  set format y "%g"
  set title "(b) regular widths, 20000 parameters"
  set key inside left top vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    data using (column("x")):(is("panel", "depth") && is("series", "alternating") ? column("y") : NaN) with lines dt 1 lw 2.0 lc rgb "#d55e00" title "{/:Italic n}, 2{/:Italic n}, {/:Italic n}, …", \
    data using (column("x")):(is("panel", "depth") && is("series", "equal") ? column("y") : NaN) with lines dt (12,6) lw 2.0 lc rgb "#0072b2" title "equal widths"
  set xlabel "hidden layer"
  unset logscale x
  set xrange [0:10]
  set xtics 1
  set format x "%g"
  set ylabel "width"
  unset logscale y
  set yrange [0:140]
  set ytics autofreq
  set format y "%g"
  set title "(c) best widths, 20000 parameters"
  set key inside right top vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    data using (column("x")):(is("panel", "widths") && is("series", "best 4") ? column("y") : 1/0) with points pt 4 ps 0.8 lc rgb "#0072b2" title "4 hidden layers", \
    data using (column("x")):(is("panel", "widths") && is("series", "best 9") ? column("y") : 1/0) with points pt 6 ps 0.8 lc rgb "#009e73" title "9 hidden layers"
  unset multiplot
  unset output
}
