# Draws shattered-gradients.csv as shattered-gradients.svg, .png and .pdf.
set datafile separator comma
set datafile missing NaN
data = "shattered-gradients.csv"
is(c, v) = (strcol(c) eq v)
set grid lc rgb "#dddddd" lw 0.5
set border lw 0.8
set samples 400
do for [type in "svg png pdf"] {
  if (type eq "svg") { set terminal svg size 900,1112 dynamic enhanced font "Helvetica,12.0" linewidth 1.0 }
  if (type eq "png") { set terminal pngcairo size 1800,2223 enhanced font "Helvetica,22.0" linewidth 2.0 pointscale 1.6 }
  if (type eq "pdf") { set terminal pdfcairo size 18.0cm,22.2cm enhanced font "Helvetica,10.0" linewidth 1.0 pointscale 0.7 }
  set output "shattered-gradients.".type
  set multiplot layout 3,3
  set xlabel "{/:Italic x}"
  unset logscale x
  set xrange [-2:2]
  set xtics 1
  set format x "%g"
  set ylabel "d{/:Italic f} / d{/:Italic x}, scaled"
  unset logscale y
  set yrange [-4:4]
  set ytics autofreq
  set format y "%g"
  set title "(a) 1 layer"
  unset key
  plot \
    data using (column("x")):(is("panel", "derivative") && is("series", "1 layer") ? column("y") : NaN) with lines dt 1 lw 2.0 lc rgb "#000000" notitle
  set xlabel "{/:Italic x}"
  unset logscale x
  set xrange [-2:2]
  set xtics 1
  set format x "%g"
  set ylabel "d{/:Italic f} / d{/:Italic x}, scaled"
  unset logscale y
  set yrange [-4:4]
  set ytics autofreq
  set format y "%g"
  set title "(b) 8 layers"
  unset key
  plot \
    data using (column("x")):(is("panel", "derivative") && is("series", "8 layers") ? column("y") : NaN) with lines dt 1 lw 2.0 lc rgb "#0072b2" notitle
  set xlabel "{/:Italic x}"
  unset logscale x
  set xrange [-2:2]
  set xtics 1
  set format x "%g"
  set ylabel "d{/:Italic f} / d{/:Italic x}, scaled"
  unset logscale y
  set yrange [-4:4]
  set ytics autofreq
  set format y "%g"
  set title "(c) 24 layers"
  unset key
  plot \
    data using (column("x")):(is("panel", "derivative") && is("series", "24 layers") ? column("y") : NaN) with lines dt 1 lw 2.0 lc rgb "#009e73" notitle
  set xlabel "{/:Italic x}"
  unset logscale x
  set xrange [-2:2]
  set xtics 1
  set format x "%g"
  set ylabel "d{/:Italic f} / d{/:Italic x}, scaled"
  unset logscale y
  set yrange [-4:4]
  set ytics autofreq
  set format y "%g"
  set title "(d) 50 layers"
  unset key
  plot \
    data using (column("x")):(is("panel", "derivative") && is("series", "50 layers") ? column("y") : NaN) with lines dt 1 lw 2.0 lc rgb "#d55e00" notitle
  set xlabel "{/:Italic x}"
  unset logscale x
  set xrange [-2:2]
  set xtics 1
  set format x "%g"
  set ylabel "d{/:Italic f} / d{/:Italic x}, scaled"
  unset logscale y
  set yrange [-4:4]
  set ytics autofreq
  set format y "%g"
  set title "(e) ResNet 50"
  unset key
  plot \
    data using (column("x")):(is("panel", "derivative") && is("series", "ResNet 50") ? column("y") : NaN) with lines dt 1 lw 2.0 lc rgb "#cc79a7" notitle
  set xlabel "{/:Italic x}"
  unset logscale x
  set xrange [-2:2]
  set xtics 1
  set format x "%g"
  set ylabel "d{/:Italic f} / d{/:Italic x}, scaled"
  unset logscale y
  set yrange [-4:4]
  set ytics autofreq
  set format y "%g"
  set title "(f) looks-linear 50"
  unset key
  plot \
    data using (column("x")):(is("panel", "derivative") && is("series", "looks-linear 50") ? column("y") : NaN) with lines dt 1 lw 2.0 lc rgb "#56b4e9" notitle
  set xlabel "lag in {/:Italic x}"
  unset logscale x
  set xrange [0:1]
  set xtics 0.25
  set format x "%g"
  set ylabel "autocorrelation"
  unset logscale y
  set yrange [-0.4:1.05]
  set ytics autofreq
  set format y "%g"
  set title "(g) autocorrelation, one net each"
  unset key
  plot \
    data using (column("x")):(is("panel", "autocorrelation") && is("series", "1 layer") ? column("y") : NaN) with lines dt 1 lw 2.0 lc rgb "#000000" title "1 layer", \
    data using (column("x")):(is("panel", "autocorrelation") && is("series", "8 layers") ? column("y") : NaN) with lines dt (12,6) lw 2.0 lc rgb "#0072b2" title "8 layers", \
    data using (column("x")):(is("panel", "autocorrelation") && is("series", "24 layers") ? column("y") : NaN) with lines dt (2.5,4.5) lw 2.0 lc rgb "#009e73" title "24 layers", \
    data using (column("x")):(is("panel", "autocorrelation") && is("series", "50 layers") ? column("y") : NaN) with lines dt (12,4,2.5,4) lw 2.0 lc rgb "#d55e00" title "50 layers", \
    data using (column("x")):(is("panel", "autocorrelation") && is("series", "ResNet 50") ? column("y") : NaN) with lines dt (20,5) lw 2.0 lc rgb "#cc79a7" title "ResNet 50", \
    data using (column("x")):(is("panel", "autocorrelation") && is("series", "looks-linear 50") ? column("y") : NaN) with lines dt (6,3) lw 2.0 lc rgb "#56b4e9" title "looks-linear 50"
  set xlabel "hidden layers {/:Italic L}"
  set logscale x
  set xrange [1:100]
  set xtics autofreq
  set format x "10^{%L}"
  set ylabel "correlation"
  set logscale y
  set yrange [0.001:1.5]
  set ytics autofreq
  set format y "10^{%L}"
  set title "(h) two inputs, 1 rad apart"
  set key outside below center horizontal maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 title " "
  plot \
    data using (column("x")):(is("panel", "correlation") && is("series", "wide") ? column("y") : NaN) with lines dt 1 lw 2.0 lc rgb "#000000" title "infinite width", \
    data using (column("x")):(is("panel", "correlation") && is("series", "n = 40") ? column("y") : 1/0):(is("panel", "correlation") && is("series", "n = 40") ? column("y") - column("err_minus") : 1/0):(is("panel", "correlation") && is("series", "n = 40") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.8 dt 1 lw 1.3 lc rgb "#0072b2" title "nets, {/:Italic n} = 40", \
    data using (column("x")):(is("panel", "correlation") && is("series", "n = 200") ? column("y") : 1/0):(is("panel", "correlation") && is("series", "n = 200") ? column("y") - column("err_minus") : 1/0):(is("panel", "correlation") && is("series", "n = 200") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 5 ps 0.8 dt 1 lw 1.3 lc rgb "#009e73" title "nets, {/:Italic n} = 200", \
    765*x**(-3) with lines dt (12,6) lw 1.6 lc rgb "#000000" title "765 / {/:Italic L}^{3}", \
    data using (column("x")):(is("panel", "correlation") && is("series", "2^-L") ? column("y") : NaN) with lines dt (2.5,4.5) lw 1.6 lc rgb "#d55e00" title "2^{−L}, {/:Italic c} = 1/4", \
    data using (column("x")):(is("panel", "correlation") && is("series", "(3/4)^L") ? column("y") : NaN) with lines dt (12,4,2.5,4) lw 1.6 lc rgb "#cc79a7" title "(3/4)^{L}, ResNet, {/:Italic c} = 1/4", \
    data using (column("x")):(is("panel", "correlation") && is("series", "ramp") ? column("y") : NaN) with lines dt (20,5) lw 1.6 lc rgb "#56b4e9" title "ramped ResNet, {/:Italic c} = 1/4", \
    data using (column("x")):(is("panel", "correlation") && is("series", "wide ramp") ? column("y") : NaN) with lines dt (6,3) lw 2.0 lc rgb "#56b4e9" title "the same, infinite width"
  set xlabel "width {/:Italic n}"
  set logscale x
  set xrange [6:400]
  set xtics autofreq
  set format x "10^{%L}"
  set ylabel "{/:Italic n} times the decrease"
  unset logscale y
  set yrange [0:10]
  set ytics autofreq
  set format y "%g"
  set title "(i) drift of ln sin²{/:Italic θ} in a layer"
  set key outside below center horizontal maxcols 1 Left reverse spacing 1.2 samplen 3 width 1 title " "
  plot \
    data using (column("x")):(is("panel", "drift") && is("series", "exact") ? column("y") : NaN) with lines dt 1 lw 2.0 lc rgb "#000000" title "exact, {/:Italic θ} → 0", \
    data using (column("x")):(is("panel", "drift") && is("series", "nets") ? column("y") : 1/0):(is("panel", "drift") && is("series", "nets") ? column("y") - column("err_minus") : 1/0):(is("panel", "drift") && is("series", "nets") ? column("y") + column("err_plus") : 1/0) with yerrorbars pt 7 ps 0.8 dt 1 lw 1.3 lc rgb "#000000" title "nets, {/:Italic θ} = 0.001", \
    data using (column("x")):(is("panel", "drift") && is("series", "transcribed") ? column("y") : NaN) with lines dt (12,6) lw 1.6 lc rgb "#0072b2" title "{/:Italic ρ}({/:Italic n}) as transcribed"
  unset multiplot
  unset output
}
