# Draws tangent-kernel.csv as tangent-kernel.svg, .png and .pdf.
set datafile separator comma
set datafile missing NaN
data = "tangent-kernel.csv"
is(c, v) = (strcol(c) eq v)
set grid lc rgb "#dddddd" lw 0.5
set border lw 0.8
set samples 400
do for [type in "svg png pdf"] {
  if (type eq "svg") { set terminal svg size 900,558 dynamic enhanced font "Helvetica,12.0" linewidth 1.0 }
  if (type eq "png") { set terminal pngcairo size 1800,1116 enhanced font "Helvetica,22.0" linewidth 2.0 pointscale 1.6 }
  if (type eq "pdf") { set terminal pdfcairo size 18.0cm,11.2cm enhanced font "Helvetica,10.0" linewidth 1.0 pointscale 0.7 }
  set output "tangent-kernel.".type
  set multiplot layout 2,2
  set xlabel "depth over width {/:Italic d}/{/:Italic n}"
  unset logscale x
  set xrange [0:2]
  set xtics 0.5
  set format x "%g"
  set ylabel "E[{/:Italic K}^{2}] / E[{/:Italic K}]^{2}"
  set logscale y
  set yrange [1:30000]
  set ytics autofreq
  set format y "10^{%L}"
  set title "whole kernel"
  set key inside left top vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    data using (column("x")):(is("panel", "ratios") && is("series", "exp(5d/n)") ? column("y") : NaN) with lines dt 1 lw 1.6 lc rgb "#000000" title "exp(5{/:Italic d}/{/:Italic n})", \
    data using (column("x")):(is("panel", "ratios") && is("series", "estimate") ? column("y") : NaN) with lines dt (12,6) lw 1.6 lc rgb "#cc79a7" title "published estimate", \
    data using (column("x")):(is("panel", "ratios") && is("series", "whole n=8") ? column("y") : NaN) with lines dt (2.5,4.5) lw 2.0 lc rgb "#0072b2" title "exact, {/:Italic n} = 8", \
    data using (column("x")):(is("panel", "ratios") && is("series", "whole n=32") ? column("y") : NaN) with lines dt (12,4,2.5,4) lw 2.0 lc rgb "#009e73" title "exact, {/:Italic n} = 32", \
    data using (column("x")):(is("panel", "ratios") && is("series", "whole n=128") ? column("y") : NaN) with lines dt (20,5) lw 2.0 lc rgb "#d55e00" title "exact, {/:Italic n} = 128", \
    data using (column("x")):(is("panel", "ratios") && is("series", "drawn whole n=8") ? column("y") : 1/0):(is("panel", "ratios") && is("series", "drawn whole n=8") ? column("y") - column("err_minus") : 1/0):(is("panel", "ratios") && is("series", "drawn whole n=8") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.8 dt 1 lw 1.3 lc rgb "#0072b2" title "real nets", \
    data using (column("x")):(is("panel", "ratios") && is("series", "drawn whole n=32") ? column("y") : 1/0):(is("panel", "ratios") && is("series", "drawn whole n=32") ? column("y") - column("err_minus") : 1/0):(is("panel", "ratios") && is("series", "drawn whole n=32") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 5 ps 0.8 dt 1 lw 1.3 lc rgb "#009e73" notitle, \
    data using (column("x")):(is("panel", "ratios") && is("series", "drawn whole n=128") ? column("y") : 1/0):(is("panel", "ratios") && is("series", "drawn whole n=128") ? column("y") - column("err_minus") : 1/0):(is("panel", "ratios") && is("series", "drawn whole n=128") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 9 ps 0.8 dt 1 lw 1.3 lc rgb "#d55e00" notitle
  set xlabel "depth over width {/:Italic d}/{/:Italic n}"
  unset logscale x
  set xrange [0:2]
  set xtics 0.5
  set format x "%g"
  set ylabel "E[{/:Italic K_w}^{2}] / E[{/:Italic K_w}]^{2}"
  set logscale y
  set yrange [1:30000]
  set ytics autofreq
  set format y "10^{%L}"
  set title "weight part"
  set key inside left top vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    data using (column("x")):(is("panel", "ratios") && is("series", "exp(5d/n)") ? column("y") : NaN) with lines dt 1 lw 1.6 lc rgb "#000000" title "exp(5{/:Italic d}/{/:Italic n})", \
    data using (column("x")):(is("panel", "ratios") && is("series", "weights n=8") ? column("y") : NaN) with lines dt (12,6) lw 2.0 lc rgb "#0072b2" title "exact, {/:Italic n} = 8", \
    data using (column("x")):(is("panel", "ratios") && is("series", "weights n=32") ? column("y") : NaN) with lines dt (2.5,4.5) lw 2.0 lc rgb "#009e73" title "exact, {/:Italic n} = 32", \
    data using (column("x")):(is("panel", "ratios") && is("series", "weights n=128") ? column("y") : NaN) with lines dt (12,4,2.5,4) lw 2.0 lc rgb "#d55e00" title "exact, {/:Italic n} = 128", \
    data using (column("x")):(is("panel", "ratios") && is("series", "drawn weights n=8") ? column("y") : 1/0):(is("panel", "ratios") && is("series", "drawn weights n=8") ? column("y") - column("err_minus") : 1/0):(is("panel", "ratios") && is("series", "drawn weights n=8") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.8 dt 1 lw 1.3 lc rgb "#0072b2" title "real nets", \
    data using (column("x")):(is("panel", "ratios") && is("series", "drawn weights n=32") ? column("y") : 1/0):(is("panel", "ratios") && is("series", "drawn weights n=32") ? column("y") - column("err_minus") : 1/0):(is("panel", "ratios") && is("series", "drawn weights n=32") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 5 ps 0.8 dt 1 lw 1.3 lc rgb "#009e73" notitle, \
    data using (column("x")):(is("panel", "ratios") && is("series", "drawn weights n=128") ? column("y") : 1/0):(is("panel", "ratios") && is("series", "drawn weights n=128") ? column("y") - column("err_minus") : 1/0):(is("panel", "ratios") && is("series", "drawn weights n=128") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 9 ps 0.8 dt 1 lw 1.3 lc rgb "#d55e00" notitle
  set xlabel "depth over width {/:Italic d}/{/:Italic n}"
  unset logscale x
  set xrange [0:2]
  set xtics 0.5
  set format x "%g"
  set ylabel "E[{/:Italic K_b}^{2}] / E[{/:Italic K_b}]^{2}"
  set logscale y
  set yrange [1:30000]
  set ytics autofreq
  set format y "10^{%L}"
  set title "bias part, biases 0"
  set key inside left top vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    data using (column("x")):(is("panel", "ratios") && is("series", "exp(5d/n)") ? column("y") : NaN) with lines dt 1 lw 1.6 lc rgb "#000000" title "exp(5{/:Italic d}/{/:Italic n})", \
    data using (column("x")):(is("panel", "ratios") && is("series", "biases n=8") ? column("y") : NaN) with lines dt (12,6) lw 2.0 lc rgb "#0072b2" title "exact, {/:Italic n} = 8", \
    data using (column("x")):(is("panel", "ratios") && is("series", "biases n=32") ? column("y") : NaN) with lines dt (2.5,4.5) lw 2.0 lc rgb "#009e73" title "exact, {/:Italic n} = 32", \
    data using (column("x")):(is("panel", "ratios") && is("series", "biases n=128") ? column("y") : NaN) with lines dt (12,4,2.5,4) lw 2.0 lc rgb "#d55e00" title "exact, {/:Italic n} = 128", \
    data using (column("x")):(is("panel", "ratios") && is("series", "drawn biases n=8") ? column("y") : 1/0):(is("panel", "ratios") && is("series", "drawn biases n=8") ? column("y") - column("err_minus") : 1/0):(is("panel", "ratios") && is("series", "drawn biases n=8") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.8 dt 1 lw 1.3 lc rgb "#0072b2" title "real nets", \
    data using (column("x")):(is("panel", "ratios") && is("series", "drawn biases n=32") ? column("y") : 1/0):(is("panel", "ratios") && is("series", "drawn biases n=32") ? column("y") - column("err_minus") : 1/0):(is("panel", "ratios") && is("series", "drawn biases n=32") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 5 ps 0.8 dt 1 lw 1.3 lc rgb "#009e73" notitle, \
    data using (column("x")):(is("panel", "ratios") && is("series", "drawn biases n=128") ? column("y") : 1/0):(is("panel", "ratios") && is("series", "drawn biases n=128") ? column("y") - column("err_minus") : 1/0):(is("panel", "ratios") && is("series", "drawn biases n=128") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 9 ps 0.8 dt 1 lw 1.3 lc rgb "#d55e00" notitle
  set xlabel "width {/:Italic n}"
  unset logscale x
  set xrange [0.5:8.5]
  set xtics 1
  set format x "%g"
  set ylabel "E[{/:Italic K_b}] / ({/:Italic d}/2)"
  unset logscale y
  set yrange [0:1.3]
  set ytics 0.25
  set format y "%g"
  set title "dead layers, 5 layers"
  set key inside right bottom vertical maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 notitle
  plot \
    data using (column("x")):(is("panel", "dead") && is("series", "exact none") ? column("y") : NaN) with lines dt 1 lw 2.0 lc rgb "#d55e00" title "exact, biases 0", \
    data using (column("x")):(is("panel", "dead") && is("series", "exact gaussian(1/4)") ? column("y") : NaN) with lines dt (12,6) lw 2.0 lc rgb "#0072b2" title "exact, Gaussian biases", \
    data using (column("x")):(is("panel", "dead") && is("series", "drawn none") ? column("y") : 1/0):(is("panel", "dead") && is("series", "drawn none") ? column("y") - column("err_minus") : 1/0):(is("panel", "dead") && is("series", "drawn none") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.8 dt 1 lw 1.3 lc rgb "#d55e00" title "real nets, biases 0", \
    data using (column("x")):(is("panel", "dead") && is("series", "drawn gaussian(1/4)") ? column("y") : 1/0):(is("panel", "dead") && is("series", "drawn gaussian(1/4)") ? column("y") - column("err_minus") : 1/0):(is("panel", "dead") && is("series", "drawn gaussian(1/4)") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 5 ps 0.8 dt 1 lw 1.3 lc rgb "#0072b2" title "real nets, Gaussian biases"
  unset multiplot
  unset output
}
