#!/usr/bin/env bash
# Proofs/check.sh: rebuild the machine-checked proofs and audit what they assume.
#
#   1. builds Proofs/coq with coq_makefile, in a temporary copy (nothing is
#      written into the source tree);
#   2. fails if a source contains a word that leaves a proof open or adds an
#      assumption, in code or in a comment;
#   3. asks Coq on which axioms EVERY theorem and corollary rests, and fails if
#      one rests on an axiom that its row of README.md does not name, or that is
#      not in Proofs/coq/axioms.allow. This list is the real check: coqc itself
#      accepts an unfinished proof and exits with 0.
#   4. compares the names with the index: every theorem is in README.md, and every
#      name that README.md or a note quotes exists.
#
# Usage: Proofs/check.sh            (from any directory)
#        JOBS=1 Proofs/check.sh     (default: 2 compilers at a time)
#
# Theorems whose rows name the same axioms are asked about together, as one
# tuple, because each question walks through all the proofs below it. If a group
# fails, its theorems are asked about one by one.
set -euo pipefail
SECONDS=0

die() { echo "Proofs/check.sh: $*" >&2; exit 1; }

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source_dir=$here/coq
allow=$source_dir/axioms.allow
jobs=${JOBS:-2}

# ---- The tools ---------------------------------------------------------------

for tool in coqc coq_makefile make; do
  command -v "$tool" >/dev/null ||
    die "$tool is missing: install the Debian packages coq, libcoq-mathcomp-algebra and make."
done
[ -d "$(coqc -where)/user-contrib/mathcomp/algebra" ] ||
  die "mathcomp is missing: install the Debian package libcoq-mathcomp-algebra."

# ---- 1. No open proof, no added assumption in the sources ----------------------

forbidden='Admitted|admit|give_up|Axioms?|Parameters?|Conjecture|bypass_check|Guard Checking|Positivity Checking|Universe Checking'
if grep -nwE "$forbidden" "$source_dir"/theories/*.v >&2; then
  die "the sources above contain a forbidden word."
fi
for v in "$source_dir"/theories/*.v; do
  grep -qx "theories/$(basename "$v")" "$source_dir/_CoqProject" ||
    die "$(basename "$v") is not listed in _CoqProject."
done

# ---- 2. The build, in a temporary copy ------------------------------------------

build=$(mktemp -d "${TMPDIR:-/tmp}/pathsum-proofs.XXXXXX")
trap 'rm -rf "$build"' EXIT
mkdir "$build/theories"
cp "$source_dir/_CoqProject" "$build/"
cp "$source_dir"/theories/*.v "$build/theories/"
cd "$build"
coq_makefile -f _CoqProject -o Makefile.coq >/dev/null
nice make -f Makefile.coq -j"$jobs" >build.log 2>&1 ||
  { cat build.log >&2; die "the build failed."; }
built_in=$SECONDS

# ---- 3. The audit ----------------------------------------------------------------

# Every "Theorem" and "Corollary", as "File theorem".
: >headlines
for v in $(sed -n 's/^theories\/\(.*\)\.v$/\1/p' _CoqProject); do
  sed -nE "s/^(Theorem|Corollary) +([A-Za-z0-9_']+).*/$v \2/p" "theories/$v.v" >>headlines
done
[ -s headlines ] || die "there is no theorem to audit."

# The axioms that README.md grants to each of them, as letters: "File theorem RFC".
awk -F'|' '
  NR == FNR {
    axioms = $5; gsub(/ /, "", axioms)
    if (NF < 7 || axioms !~ /^(none|[A-Z]+)$/) next
    names = $4
    while (match(names, /`[A-Za-z]+\.[A-Za-z0-9_\047]+`/)) {
      granted[substr(names, RSTART + 1, RLENGTH - 2)] = axioms
      names = substr(names, RSTART + RLENGTH)
    }
    next
  }
  { split($0, t, " "); print $0, granted[t[1] "." t[2]] }
' "$here/README.md" headlines >granted
while read -r module name axioms; do
  [ -n "$axioms" ] || die "README.md does not list $module.$name with its axioms."
done <granted

# audit FILE: asks Coq about every line "label granted term"; prints the labels
# of those that rest on something else, with what it is.
audit() {
  {
    sed -n 's/^theories\/\(.*\)\.v$/From PathSum Require \1./p' _CoqProject
    awk '{
      label = $1; granted = $2; $1 = $2 = ""
      printf "Definition question%d := (%s).\n", NR, $0
      printf "Goal True. idtac \"@ %s %s\". exact I. Qed.\n", label, granted
      printf "Print Assumptions question%d.\n", NR
    }' "$1"
  } >Audit.v
  nice coqc -R theories PathSum Audit.v >audit.log 2>&1 ||
    { cat audit.log >&2; die "the audit failed to run."; }
  [ "$(grep -c '^@ ' audit.log)" -eq "$(wc -l <"$1")" ] || die "the audit is incomplete."
  awk -v allow="$allow" '
    BEGIN {
      while ((getline line < allow) > 0) {
        if (line ~ /^# [A-Z]:/) letter = substr(line, 3, 1)
        else if (line !~ /^#/ && line != "") ok[line] = letter
      }
    }
    function flush() {
      if (label != "" && !answered) bad = " no answer"
      if (bad != "") print label ":" bad
      bad = ""; answered = 0
    }
    /^@ / { flush(); label = $2; granted = $3; next }
    /^Closed under the global context/ || /^Axioms:/ { answered = 1; next }
    /^[^ \t]/ {                       # a name; its type may follow, indented
      if (!($1 in ok) || granted == "none" || index(granted, ok[$1]) == 0) bad = bad " " $1
    }
    END { flush() }' audit.log
}

awk '{ term[$3] = term[$3] (term[$3] == "" ? "" : ", ") "@" $1 "." $2 }
  END { for (a in term) print a, a, term[a] }' granted | sort >groups
failed=$(audit groups)
if [ -n "$failed" ]; then
  awk '{ print $1 "." $2, $3, "@" $1 "." $2 }' granted >singles
  audit singles >&2
  die "the theorems above rest on something that README.md or axioms.allow does not grant."
fi
[ "$(awk '{ $1 = $2 = ""; n += NF - 2 } END { print n }' groups)" -eq "$(wc -l <headlines)" ] ||
  die "the audit is incomplete."

printf '%-15s %-34s %s\n' file theorem axioms
awk '{ a = $3; if (a != "none") gsub(/./, "& ", a); printf "%-15s %-34s %s\n", $1, $2, a }' granted
cat <<'TEXT'

R = the real numbers of the standard library (sig_forall_dec, sig_not_dec),
F = functional extensionality, C = excluded middle; none = no axiom at all.
TEXT
echo "$(wc -l <granted) theorems audited: none rests on more than this."

# ---- 4. The index --------------------------------------------------------------------

while read -r module name; do
  grep -qF "\`$module.$name\`" "$here/README.md" || die "README.md does not list $module.$name."
done <headlines
modules=$(sed -n 's/^theories\/\(.*\)\.v$/\1/p' _CoqProject | paste -sd'|')
grep -ohE "\`($modules)\.[a-zA-Z0-9_']+\`" "$here"/README.md "$here"/notes/*.md | tr -d '\`' | sort -u |
  while IFS=. read -r module name; do
    [ "$name" = v ] || grep -qE "^(Theorem|Corollary|Lemma) $name( |$)" "theories/$module.v" ||
      die "$module.$name is quoted in README.md or a note but does not exist."
  done

# Processor time as well: the wall clock depends on what else the machine does.
times >times.log
cpu=$(awk 'NR == 2 { gsub(/[ms]/, " "); print int($1 * 60 + $2 + $3 * 60 + $4) }' times.log)
coq=$(coqc --version | sed -n 's/.*version \([0-9.]*\).*/Coq \1/p')
echo "Proofs/check.sh: ok, built in ${built_in} s, ${SECONDS} s in all, ${cpu} s of processor time" \
  "($coq, $(cat theories/*.v | wc -l) lines)."
