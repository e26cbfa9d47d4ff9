# Draws failures.csv as failures.svg, .png and .pdf.
set datafile separator comma
set datafile missing NaN
data = "failures.csv"
is(c, v) = (strcol(c) eq v)
set grid lc rgb "#dddddd" lw 0.5
set border lw 0.8
set samples 400
do for [type in "svg png pdf"] {
  if (type eq "svg") { set terminal svg size 900,558 dynamic enhanced font "Helvetica,12.0" linewidth 1.0 }
  if (type eq "png") { set terminal pngcairo size 1800,1116 enhanced font "Helvetica,22.0" linewidth 2.0 pointscale 1.6 }
  if (type eq "pdf") { set terminal pdfcairo size 18.0cm,11.2cm enhanced font "Helvetica,10.0" linewidth 1.0 pointscale 0.7 }
  set output "failures.".type
  set multiplot layout 2,2
  set xlabel "weights ±1, widths 2,1 and 2,2,1"
  unset logscale x
  set xrange [0.4:5.6]
  set xtics ("F1: E {/:Italic Z}" 1, "F1: E {/:Italic Z}^{2}" 2, "F2: E {/:Italic Z}^{2}" 3, "F3: E {/:Italic Z}" 4, "F4: E {/:Italic Z}" 5)
  set format x "%g"
  set ylabel "value / sum over paths"
  unset logscale y
  set yrange [0:2.5]
  set ytics 0.5
  set format y "%g"
  set title "atoms (F1, F3), {/:Italic x} = 0 (F4), repaired (F2)"
  set key inside right top vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    data using (column("x")):(is("panel", "ties") && is("series", "truth") ? column("y") : 1/0):(0.6) with boxes lc rgb "#56b4e9" fs solid 0.4 border lc rgb "#56b4e9" title "truth", \
    data using (column("x")):(is("panel", "ties") && is("series", "formula") ? column("y") : 1/0) with points pt 4 ps 1.4400000000000002 lc rgb "#000000" title "sum over paths", \
    data using (column("x")):(is("panel", "ties") && is("series", "drawn") ? column("y") : 1/0):(is("panel", "ties") && is("series", "drawn") ? column("y") - column("err_minus") : 1/0):(is("panel", "ties") && is("series", "drawn") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.8 dt 1 lw 1.3 lc rgb "#d55e00" title "real nets"
  set xlabel "E {/:Italic Z} of F5 and F6, E {/:Italic Z}^{2} of F7, E {/:Italic K}_{/:Italic b} of F9"
  unset logscale x
  set xrange [0.4:6.6]
  set xtics ("F5 {/:Italic x}>0" 1, "F5 {/:Italic x}<0" 2, "F6" 3, "F7, one" 4, "F7, two" 5, "F9" 6)
  set format x "%g"
  set ylabel "value / sum over paths"
  unset logscale y
  set yrange [0:2.5]
  set ytics 0.5
  set format y "%g"
  set title "asymmetry (F5, F6), sharing (F7), dead layers (F9)"
  set key inside right top vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    data using (column("x")):(is("panel", "others") && is("series", "truth") ? column("y") : 1/0):(0.6) with boxes lc rgb "#56b4e9" fs solid 0.4 border lc rgb "#56b4e9" title "truth", \
    data using (column("x")):(is("panel", "others") && is("series", "formula") ? column("y") : 1/0) with points pt 4 ps 1.4400000000000002 lc rgb "#000000" title "sum over paths", \
    data using (column("x")):(is("panel", "others") && is("series", "drawn") ? column("y") : 1/0):(is("panel", "others") && is("series", "drawn") ? column("y") - column("err_minus") : 1/0):(is("panel", "others") && is("series", "drawn") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.8 dt 1 lw 1.3 lc rgb "#d55e00" title "real nets"
  set xlabel "one Gaussian weight an output, {/:Italic x} = 1"
  unset logscale x
  set xrange [0.4:2.6]
  set xtics ("E {/:Italic Z}_{/:Italic pq}" 1, "E {/:Italic Z}_{p1} {/:Italic Z}_{p2}" 2)
  set format x "%g"
  set ylabel "value"
  unset logscale y
  set yrange [-0.05:1]
  set ytics 0.2
  set format y "%g"
  set title "odd powers: the sum over paths is 0 (F8)"
  set key inside right top vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    data using (column("x")):(is("panel", "odd") && is("series", "truth") ? column("y") : 1/0):(0.6) with boxes lc rgb "#56b4e9" fs solid 0.4 border lc rgb "#56b4e9" title "truth", \
    data using (column("x")):(is("panel", "odd") && is("series", "formula") ? column("y") : 1/0) with points pt 4 ps 1.4400000000000002 lc rgb "#000000" title "sum over paths", \
    data using (column("x")):(is("panel", "odd") && is("series", "drawn") ? column("y") : 1/0):(is("panel", "odd") && is("series", "drawn") ? column("y") - column("err_minus") : 1/0):(is("panel", "odd") && is("series", "drawn") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.8 dt 1 lw 1.3 lc rgb "#d55e00" title "real nets"
  set xlabel "standard deviation of Gaussian biases"
  unset logscale x
  set xrange [-0.5:5.5]
  set xtics ("none" 0, "10^{−12}" 1, "10^{−6}" 2, "10^{−3}" 3, "0.1" 4, "1" 5)
  set format x "%g"
  set ylabel "probability, mean"
  unset logscale y
  set yrange [-0.1:2]
  set ytics 0.5
  set format y "%g"
  set title "weights ±1, widths 2,2,1, {/:Italic x} = (1,1)"
  set key inside right top vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    data using (column("x")):(is("panel", "bias") && is("series", "P(tie)") ? column("y") : 1/0) with points pt 4 ps 1.4400000000000002 lc rgb "#0072b2" title "P(tie), exact", \
    data using (column("x")):(is("panel", "bias") && is("series", "E[Z]") ? column("y") : 1/0) with points pt 6 ps 1.4400000000000002 lc rgb "#009e73" title "E {/:Italic Z}, exact", \
    data using (column("x")):(is("panel", "bias") && is("series", "drawn P(tie)") ? column("y") : 1/0):(is("panel", "bias") && is("series", "drawn P(tie)") ? column("y") - column("err_minus") : 1/0):(is("panel", "bias") && is("series", "drawn P(tie)") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.8 dt 1 lw 1.3 lc rgb "#0072b2" title "P(tie), real nets", \
    data using (column("x")):(is("panel", "bias") && is("series", "drawn E[Z]") ? column("y") : 1/0):(is("panel", "bias") && is("series", "drawn E[Z]") ? column("y") - column("err_minus") : 1/0):(is("panel", "bias") && is("series", "drawn E[Z]") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 5 ps 0.8 dt 1 lw 1.3 lc rgb "#009e73" title "E {/:Italic Z}, real nets"
  unset multiplot
  unset output
}
