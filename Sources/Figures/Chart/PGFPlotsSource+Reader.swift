extension PGFPlotsSource {
  /// The macro that picks rows of a CSV (RFC 4180), cells in quotes and empty
  /// cells included, which PGFPlots itself does not read.
  ///
  ///     \PathSumRows{file}{checks}{x}{y}{err_minus}{err_plus}
  ///
  /// writes the kept rows' four cells to `\jobname-rows.dat`, from where
  /// `\addplot table` takes them; rows with an empty cell among them are left
  /// out.
  static let reader = #"""
    % \PathSumRows{file}{checks}{x}{y}{minus}{plus} writes the rows that pass
    % every \PathSumCheck{column}{value} to \jobname-rows.dat.
    \ifdefined\PathSumFolder\else\gdef\PathSumFolder{}\fi%
    \ifdefined\PathSumIn\else\newread\PathSumIn\newwrite\PathSumOut%
    \newcount\PathSumCount\fi%
    \ifdefined\PathSumKeeptrue\else\csname newif\expandafter\endcsname%
    \csname ifPathSumKeep\endcsname\fi%
    \begingroup\endlinechar-1 \catcode34=12 \catcode44=12 \catcode61=12%
    \gdef\PathSumStop{\PathSumStop}
    \gdef\PathSumCell{\futurelet\PathSumNext\PathSumBranch}
    \gdef\PathSumBranch{\ifx\PathSumNext\PathSumStop
      \let\PathSumGo\PathSumLast\else
      \ifx\PathSumNext"\let\PathSumGo\PathSumQuoted\else
      \let\PathSumGo\PathSumBare\fi\fi\PathSumGo}
    \gdef\PathSumLast#1{}
    \gdef\PathSumSkip#1{}
    \gdef\PathSumQuoted"#1",{\PathSumStore{#1}\PathSumCell}
    \gdef\PathSumBare#1,{\PathSumStore{#1}\PathSumCell}
    \gdef\PathSumField#1{\csname PathSum-#1\endcsname}
    \gdef\PathSumName#1{%
      \expandafter\edef\csname PathSum:#1\endcsname{\the\PathSumCount}%
      \advance\PathSumCount1 }
    \gdef\PathSumValue#1{%
      \expandafter\def\csname PathSum-\the\PathSumCount\endcsname{#1}%
      \advance\PathSumCount1 }
    \gdef\PathSumGet#1{\PathSumField{\csname PathSum:#1\endcsname}}
    \gdef\PathSumLine{\readline\PathSumIn to\PathSumText
      \PathSumCount0 \ifx\PathSumText\empty\else
      \expandafter\PathSumCell\PathSumText,\PathSumStop\fi}
    \gdef\PathSumCheck#1#2{\edef\PathSumA{\PathSumGet{#1}}%
      \edef\PathSumB{\detokenize{#2}}%
      \ifx\PathSumA\PathSumB\else\PathSumKeepfalse\fi}
    \gdef\PathSumNeed#1{\edef\PathSumA{\PathSumGet{#1}}%
      \ifx\PathSumA\empty\PathSumKeepfalse\fi}
    \gdef\PathSumRows#1#2#3#4#5#6{\begingroup\endlinechar-1
      \immediate\openin\PathSumIn={#1}\relax
      \immediate\openout\PathSumOut=\jobname-rows.dat\relax
      \immediate\write\PathSumOut{x y m p}%
      \let\PathSumStore\PathSumName\PathSumLine
      \let\PathSumStore\PathSumValue
      \loop\unless\ifeof\PathSumIn
        \PathSumLine
        \ifnum\PathSumCount>0 \PathSumKeeptrue #2%
          \PathSumNeed{#3}\PathSumNeed{#4}\PathSumNeed{#5}\PathSumNeed{#6}%
          \ifPathSumKeep\immediate\write\PathSumOut{%
            \PathSumGet{#3} \PathSumGet{#4} \PathSumGet{#5} \PathSumGet{#6}}\fi
        \fi
      \repeat
      \immediate\closeout\PathSumOut\closein\PathSumIn\endgroup}
    \endgroup
    """#
}
