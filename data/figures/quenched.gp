# Draws quenched.csv as quenched.svg, .png and .pdf.
set datafile separator comma
set datafile missing NaN
data = "quenched.csv"
is(c, v) = (strcol(c) eq v)
set grid lc rgb "#dddddd" lw 0.5
set border lw 0.8
set samples 400
do for [type in "svg png pdf"] {
  if (type eq "svg") { set terminal svg size 900,652 dynamic enhanced font "Helvetica,12.0" linewidth 1.0 }
  if (type eq "png") { set terminal pngcairo size 1800,1304 enhanced font "Helvetica,22.0" linewidth 2.0 pointscale 1.6 }
  if (type eq "pdf") { set terminal pdfcairo size 18.0cm,13.0cm enhanced font "Helvetica,10.0" linewidth 1.0 pointscale 0.7 }
  set output "quenched.".type
  set multiplot layout 2,2
  set xlabel "{/:Italic β} = Σ 1/{/:Italic n}_{/:Italic j}"
  unset logscale x
  set xrange [0:1]
  set xtics 0.25
  set format x "%g"
  set ylabel "{/:Italic n}_{0}^{2} × variance"
  set logscale y
  set yrange [0.5:10000]
  set ytics autofreq
  set format y "10^{%L}"
  set title "fluctuation of squared entries"
  set key outside below center horizontal maxcols 2 Left reverse spacing 1.2 samplen 3 width 1 title " "
  plot \
    data using (column("x")):(is("panel", "means") && is("series", "upper bound") ? column("y") : NaN) with lines dt 1 lw 1.6 lc rgb "#000000" title "upper bound", \
    data using (column("x")):(is("panel", "means") && is("series", "lower bound") ? column("y") : NaN) with lines dt (12,6) lw 1.6 lc rgb "#56b4e9" title "lower bound", \
    data using (column("x")):(is("panel", "means") && is("series", "annealed") ? column("y") : NaN) with lines dt (2.5,4.5) lw 2.0 lc rgb "#cc79a7" title "annealed, width 20", \
    data using (column("x")):(is("panel", "means") && is("series", "quenched n=20") ? column("y") : NaN) with lines dt (12,4,2.5,4) lw 2.0 lc rgb "#0072b2" title "quenched, width 20", \
    data using (column("x")):(is("panel", "means") && is("series", "quenched n=8") ? column("y") : NaN) with lines dt (20,5) lw 2.0 lc rgb "#009e73" title "quenched, width 8", \
    data using (column("x")):(is("panel", "means") && is("series", "drawn quenched") ? column("y") : 1/0):(is("panel", "means") && is("series", "drawn quenched") ? column("y") - column("err_minus") : 1/0):(is("panel", "means") && is("series", "drawn quenched") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.8 dt 1 lw 1.3 lc rgb "#0072b2" title "real nets, width 20"
  set xlabel "{/:Italic β} = Σ 1/{/:Italic n}_{/:Italic j}"
  unset logscale x
  set xrange [0:1]
  set xtics 0.25
  set format x "%g"
  set ylabel "{/:Italic n}_{0}^{2} E[{/:Italic s} {/:Italic s}′]"
  set logscale y
  set yrange [0.5:1000]
  set ytics autofreq
  set format y "10^{%L}"
  set title "pairs of squared entries, width 20"
  set key outside below center horizontal maxcols 3 Left reverse spacing 1.2 samplen 3 width 1 title " "
  plot \
    data using (column("x")):(is("panel", "pairs") && is("series", "same entry") ? column("y") : NaN) with lines dt 1 lw 2.0 lc rgb "#0072b2" title "same entry", \
    data using (column("x")):(is("panel", "pairs") && is("series", "same output") ? column("y") : NaN) with lines dt (12,6) lw 2.0 lc rgb "#009e73" title "same output", \
    data using (column("x")):(is("panel", "pairs") && is("series", "same input") ? column("y") : NaN) with lines dt (2.5,4.5) lw 2.0 lc rgb "#d55e00" title "same input", \
    data using (column("x")):(is("panel", "pairs") && is("series", "neither") ? column("y") : NaN) with lines dt (12,4,2.5,4) lw 2.0 lc rgb "#cc79a7" title "neither", \
    data using (column("x")):(is("panel", "pairs") && is("series", "drawn same entry") ? column("y") : 1/0):(is("panel", "pairs") && is("series", "drawn same entry") ? column("y") - column("err_minus") : 1/0):(is("panel", "pairs") && is("series", "drawn same entry") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.8 dt 1 lw 1.3 lc rgb "#0072b2" title "real nets", \
    data using (column("x")):(is("panel", "pairs") && is("series", "drawn same output") ? column("y") : 1/0):(is("panel", "pairs") && is("series", "drawn same output") ? column("y") - column("err_minus") : 1/0):(is("panel", "pairs") && is("series", "drawn same output") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 5 ps 0.8 dt 1 lw 1.3 lc rgb "#009e73" notitle, \
    data using (column("x")):(is("panel", "pairs") && is("series", "drawn same input") ? column("y") : 1/0):(is("panel", "pairs") && is("series", "drawn same input") ? column("y") - column("err_minus") : 1/0):(is("panel", "pairs") && is("series", "drawn same input") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 9 ps 0.8 dt 1 lw 1.3 lc rgb "#d55e00" notitle, \
    data using (column("x")):(is("panel", "pairs") && is("series", "drawn neither") ? column("y") : 1/0):(is("panel", "pairs") && is("series", "drawn neither") ? column("y") - column("err_minus") : 1/0):(is("panel", "pairs") && is("series", "drawn neither") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 13 ps 0.8 dt 1 lw 1.3 lc rgb "#cc79a7" notitle
  set xlabel "{/:Italic β} = Σ 1/{/:Italic n}_{/:Italic j}"
  unset logscale x
  set xrange [0:1]
  set xtics 0.25
  set format x "%g"
  set ylabel "{/:Italic n}_{0}^{2} {/:Italic V}"
  set logscale y
  set yrange [0.01:1000]
  set ytics autofreq
  set format y "10^{%L}"
  set title "mean and typical network, width 20"
  set key inside left bottom vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    data using (column("x")):(is("panel", "typical") && is("series", "mean") ? column("y") : NaN) with lines dt 1 lw 2.0 lc rgb "#0072b2" title "mean, exact", \
    data using (column("x")):(is("panel", "typical") && is("series", "median") ? column("y") : 1/0):(is("panel", "typical") && is("series", "median") ? column("y") - column("err_minus") : 1/0):(is("panel", "typical") && is("series", "median") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.8 dt 1 lw 1.3 lc rgb "#d55e00" title "median, real nets"
  set xlabel "ln({/:Italic n}_{0}^{2} {/:Italic V})"
  unset logscale x
  set xrange [-14:7]
  set xtics 2
  set format x "%g"
  set ylabel "density"
  unset logscale y
  set yrange [0:0.5]
  set ytics 0.1
  set format y "%g"
  set title "real nets, width 20; upright lines at the means"
  set key inside left top vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    data using (column("x")):(is("panel", "histogram") && is("series", "beta=0.1") ? column("y") : NaN) with steps dt 1 lw 1.6 lc rgb "#0072b2" title "{/:Italic β} = 0.1", \
    data using (column("x")):(is("panel", "histogram") && is("series", "beta=0.5") ? column("y") : NaN) with steps dt (12,6) lw 1.6 lc rgb "#009e73" title "{/:Italic β} = 0.5", \
    data using (column("x")):(is("panel", "histogram") && is("series", "beta=1") ? column("y") : NaN) with steps dt (2.5,4.5) lw 1.6 lc rgb "#d55e00" title "{/:Italic β} = 1", \
    data using (column("x")):(is("panel", "histogram") && is("series", "mean beta=0.1") ? column("y") : NaN) with lines dt (12,4,2.5,4) lw 2.0 lc rgb "#0072b2" notitle, \
    data using (column("x")):(is("panel", "histogram") && is("series", "mean beta=0.5") ? column("y") : NaN) with lines dt (20,5) lw 2.0 lc rgb "#009e73" notitle, \
    data using (column("x")):(is("panel", "histogram") && is("series", "mean beta=1") ? column("y") : NaN) with lines dt (6,3) lw 2.0 lc rgb "#d55e00" notitle
  unset multiplot
  unset output
}
