(* ========================================================================== *)
(*  Widths: the width inequalities, with their cases of equality.             *)
(*                                                                            *)
(*  For m >= 1 positive numbers w_i:                                          *)
(*    harmonic mean <= arithmetic mean <= quadratic mean,                     *)
(*  each with equality if and only if all w_i are equal.  Hence at a fixed    *)
(*  number of hidden neurons (or at a fixed sum of squares) beta = sum 1/w_i  *)
(*  is smallest for equal widths.                                             *)
(* ========================================================================== *)
From Coq Require Import Reals Lra.
From mathcomp Require Import all_ssreflect.
From PathSum Require Import RBig.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Local Open Scope R_scope.

Section Widths.
Variables (m : nat) (w : 'I_m -> R).
Hypothesis m_gt0 : (0 < m)%N.
Hypothesis w_gt0 : forall i, 0 < w i.

Local Notation S1 := (\rsum_(i < m) w i).
Local Notation S2 := (\rsum_(i < m) w i ^ 2).
Local Notation B  := (\rsum_(i < m) / w i).

Let a := S1 / INR m.                 (* the arithmetic mean *)

Definition all_equal : Prop := forall i j, w i = w j.

Let M0 : 0 < INR m.
Proof. by apply: lt_0_INR; exact/ltP. Qed.

Lemma S1_gt0 : 0 < S1.
Proof.
case: m m_gt0 w w_gt0 => // k _ u u0; rewrite big_ord_recl.
by apply: Rplus_lt_le_0_compat => //; apply: rsum_ge0 => i; left; exact: u0.
Qed.

Lemma B_gt0 : 0 < B.
Proof.
case: m m_gt0 w w_gt0 => // k _ u u0; rewrite big_ord_recl.
apply: Rplus_lt_le_0_compat => //; first exact: Rinv_0_lt_compat.
by apply: rsum_ge0 => i; left; exact: Rinv_0_lt_compat.
Qed.

Let a_gt0 : 0 < a.
Proof. by apply: Rdiv_lt_0_compat => //; exact: S1_gt0. Qed.

Lemma sum_const (c : R) : \rsum_(i < m) c = INR m * c.
Proof. by rewrite rsum_const card_ord. Qed.

(* Two exact identities: what is lost is a sum of squares.                      *)
Lemma harmonic_defect :
  B = INR m / a + \rsum_(i < m) ((w i - a) ^ 2 / (w i * a ^ 2)).
Proof.
have term i : / w i = (2 / a - w i / a ^ 2) + (w i - a) ^ 2 / (w i * a ^ 2).
  by have wi := w_gt0 i; field; lra.
rewrite {1}(rsum_ext term) rsum_add rsum_sub sum_const /Rdiv rsum_mulr.
congr (_ + _); have -> : S1 = INR m * a by rewrite /a; field; lra.
by field; lra.
Qed.

Lemma quadratic_defect : S2 = INR m * a ^ 2 + \rsum_(i < m) (w i - a) ^ 2.
Proof.
have term i : w i ^ 2 = (2 * a * w i - a ^ 2) + (w i - a) ^ 2 by ring.
rewrite {1}(rsum_ext term) rsum_add rsum_sub sum_const rsum_mull.
congr (_ + _); have -> : S1 = INR m * a by rewrite /a; field; lra.
by ring.
Qed.

Lemma defect_ge0 i : 0 <= (w i - a) ^ 2 / (w i * a ^ 2).
Proof.
apply: Rmult_le_pos; first exact: pow2_ge_0.
by left; apply: Rinv_0_lt_compat; apply: Rmult_lt_0_compat => //; exact: pow_lt.
Qed.

Lemma equal_mean : all_equal -> forall i, w i = a.
Proof.
move=> eq i; rewrite /a (rsum_ext (fun j => eq j i)) sum_const; field; lra.
Qed.

Lemma mean_equal : (forall i, w i = a) -> all_equal.
Proof. by move=> wa i j; rewrite !wa. Qed.

Lemma sqr_eq0 t : t ^ 2 = 0 -> t = 0.
Proof. by rewrite -Rsqr_pow2; exact: Rsqr_0_uniq. Qed.

(* BETA AND THE NUMBER OF NEURONS:  sum 1/w_i >= m^2 / sum w_i.                   *)
Theorem beta_ge : INR m ^ 2 / S1 <= B.
Proof.
have -> : INR m ^ 2 / S1 = INR m / a by rewrite /a; have s0 := S1_gt0; field; lra.
rewrite harmonic_defect -[X in X <= _]Rplus_0_r; apply: Rplus_le_compat_l.
exact: rsum_ge0 defect_ge0.
Qed.

Theorem beta_eq : B = INR m ^ 2 / S1 <-> all_equal.
Proof.
have E : INR m ^ 2 / S1 = INR m / a by rewrite /a; have s0 := S1_gt0; field; lra.
rewrite E harmonic_defect; split=> [eq|eq].
  apply: mean_equal => i.
  have D0 : \rsum_(i < m) ((w i - a) ^ 2 / (w i * a ^ 2)) = 0 by lra.
  have := rsum_eq0 defect_ge0 D0 i; have wi := w_gt0 i.
  have den : 0 < w i * a ^ 2 by apply: Rmult_lt_0_compat => //; exact: pow_lt.
  case/Rmult_integral => [/sqr_eq0|]; first by lra.
  by have := Rinv_0_lt_compat _ den; lra.
rewrite big1 ?Rplus_0_r // => i _; rewrite (equal_mean eq i).
by rewrite Rminus_diag_eq // /Rdiv /= !Rmult_0_l.
Qed.

(* HARMONIC <= ARITHMETIC, with the normalisation 1/m.                            *)
Theorem harmonic_le_arithmetic : / (B / INR m) <= S1 / INR m.
Proof.
have B0 := B_gt0; have S0 := S1_gt0; have le := beta_ge.
apply: (Rmult_le_reg_r (B / INR m)); first exact: Rdiv_lt_0_compat.
rewrite Rinv_l; last by apply: Rgt_not_eq; exact: Rdiv_lt_0_compat.
have k0 : 0 < S1 / INR m ^ 2 by apply: Rdiv_lt_0_compat => //; exact: pow_lt.
have := Rmult_le_compat_r _ _ _ (Rlt_le _ _ k0) le.
have -> : INR m ^ 2 / S1 * (S1 / INR m ^ 2) = 1 by field; lra.
by move=> H; apply: Rle_trans H _; right; field; lra.
Qed.

Theorem harmonic_eq_arithmetic : / (B / INR m) = S1 / INR m <-> all_equal.
Proof.
have B0 := B_gt0; have S0 := S1_gt0; rewrite -beta_eq; split=> eq.
  have -> : B = INR m / (S1 / INR m) by rewrite -eq; field; lra.
  by field; lra.
by rewrite eq; field; lra.
Qed.

(* ARITHMETIC <= QUADRATIC.                                                       *)
Theorem arithmetic_le_quadratic : S1 / INR m <= sqrt (S2 / INR m).
Proof.
rewrite -(sqrt_pow2 (S1 / INR m)); last by left; exact: a_gt0.
apply: sqrt_le_1_alt; rewrite quadratic_defect -/a.
have D : 0 <= \rsum_(i < m) (w i - a) ^ 2 by apply: rsum_ge0 => i; exact: pow2_ge_0.
apply: (Rmult_le_reg_r (INR m)) => //.
have -> : (INR m * a ^ 2 + \rsum_(i < m) (w i - a) ^ 2) / INR m * INR m
        = a ^ 2 * INR m + \rsum_(i < m) (w i - a) ^ 2 by field; lra.
by rewrite -[X in X <= _]Rplus_0_r; exact: Rplus_le_compat_l.
Qed.

Theorem arithmetic_eq_quadratic : S1 / INR m = sqrt (S2 / INR m) <-> all_equal.
Proof.
have S2_ge0 : 0 <= S2 / INR m.
  apply: Rmult_le_pos; last by left; exact: Rinv_0_lt_compat.
  by apply: rsum_ge0 => i; exact: pow2_ge_0.
have D0 i : 0 <= (w i - a) ^ 2 by exact: pow2_ge_0.
split=> [eq|eq].
  have sq : a ^ 2 = S2 / INR m by rewrite /a eq pow2_sqrt.
  have S2E : S2 = INR m * a ^ 2 by rewrite sq; field; lra.
  have := quadratic_defect; rewrite S2E => H.
  have D : \rsum_(i < m) (w i - a) ^ 2 = 0 by lra.
  by apply: mean_equal => i; have := sqr_eq0 (rsum_eq0 D0 D i); lra.
have D : \rsum_(i < m) (w i - a) ^ 2 = 0.
  by rewrite big1 // => i _; rewrite (equal_mean eq i) Rminus_diag_eq // /= Rmult_0_l.
rewrite quadratic_defect D Rplus_0_r -/a.
have -> : INR m * a ^ 2 / INR m = a ^ 2 by field; lra.
by rewrite sqrt_pow2 //; left; exact: a_gt0.
Qed.

End Widths.

(* THE PRINTED DISPLAY IS FALSE: it divides the d - 1 terms of a net with d - 1      *)
(* hidden layers by d.  For every depth d >= 2 and every common width c > 0 its      *)
(* first inequality fails.                                                           *)
Theorem printed_display_false (d : nat) (c : R) : (2 <= d)%N -> 0 < c ->
  ~ / ((\rsum_(i < d.-1) / c) / INR d) <= (\rsum_(i < d.-1) c) / INR d.
Proof.
case: d => [|[|d]] // _ c0; rewrite !rsum_const card_ord [d.+2.-1]/=.
have D : 0 < INR d.+1 by apply: lt_0_INR; apply/ltP.
have D2 : INR d.+2 = INR d.+1 + 1 by exact: S_INR.
rewrite D2; move: (INR d.+1) D => u u0 le.
have h : / (u * / c / (u + 1)) = c * (u + 1) / u by field; lra.
rewrite h in le.
have k : 0 < u * (u + 1) / c by apply: Rdiv_lt_0_compat => //; apply: Rmult_lt_0_compat; lra.
have := Rmult_le_compat_r _ _ _ (Rlt_le _ _ k) le.
have -> : c * (u + 1) / u * (u * (u + 1) / c) = (u + 1) ^ 2 by field; lra.
have -> : u * c / (u + 1) * (u * (u + 1) / c) = u ^ 2 by field; lra.
by nra.
Qed.

(* INTEGER WIDTHS: as long as two widths differ by more than one, moving a neuron     *)
(* from the larger to the smaller layer makes beta smaller; so the best widths of a   *)
(* given sum are balanced.                                                            *)
Theorem unbalanced_improvable (a b : R) : 0 < b -> b + 1 < a ->
  / (a - 1) + / (b + 1) < / a + / b.
Proof.
move=> b0 ab.
have p : 0 < a * b by apply: Rmult_lt_0_compat; lra.
have p' : 0 < (a - 1) * (b + 1) by apply: Rmult_lt_0_compat; lra.
have -> : / (a - 1) + / (b + 1) = (a + b) * / ((a - 1) * (b + 1)) by field; lra.
have -> : / a + / b = (a + b) * / (a * b) by field; lra.
apply: Rmult_lt_compat_l; first by lra.
by apply: Rinv_lt_contravar; [exact: Rmult_lt_0_compat | lra].
Qed.
