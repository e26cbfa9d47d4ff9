(* ========================================================================== *)
(*  RBig: finite sums and products of real numbers.                           *)
(*                                                                            *)
(*  The real numbers are those of Coq's standard library, so that lra, field, *)
(*  exp and sqrt are at hand; the finite sums are mathcomp's "bigop", of      *)
(*  which only the INDEX must be a finite type.  A few Canonical declarations *)
(*  let every bigop lemma (distributivity, exchange, reindexing, ...) apply.  *)
(* ========================================================================== *)
From Coq Require Import Reals Lra.
From mathcomp Require Import all_ssreflect.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Local Open Scope R_scope.

(* ---- The monoid structures --------------------------------------------- *)

Lemma RplusA : associative Rplus.  Proof. by move=> a b c; rewrite Rplus_assoc. Qed.
Lemma RplusC : commutative Rplus.  Proof. exact: Rplus_comm. Qed.
Lemma RmultA : associative Rmult.  Proof. by move=> a b c; rewrite Rmult_assoc. Qed.
Lemma RmultC : commutative Rmult.  Proof. exact: Rmult_comm. Qed.

Canonical Rplus_monoid := Monoid.Law RplusA Rplus_0_l Rplus_0_r.
Canonical Rplus_comoid := Monoid.ComLaw RplusC.
Canonical Rmult_monoid := Monoid.Law RmultA Rmult_1_l Rmult_1_r.
Canonical Rmult_comoid := Monoid.ComLaw RmultC.
Canonical Rmult_muloid := Monoid.MulLaw Rmult_0_l Rmult_0_r.
Canonical Rplus_addoid := Monoid.AddLaw Rmult_plus_distr_r Rmult_plus_distr_l.

(* ---- Notation ------------------------------------------------------------ *)

Notation "\rsum_ ( i : t ) F" := (\big[Rplus/0%R]_(i : t) F%R)
  (at level 41, F at level 41, i at level 50,
   format "'[' \rsum_ ( i  :  t ) '/  '  F ']'") : R_scope.
Notation "\rsum_ ( i | P ) F" := (\big[Rplus/0%R]_(i | P%B) F%R)
  (at level 41, F at level 41, i at level 50,
   format "'[' \rsum_ ( i  |  P ) '/  '  F ']'") : R_scope.
Notation "\rsum_ ( i < n ) F" := (\big[Rplus/0%R]_(i < n) F%R)
  (at level 41, F at level 41, i, n at level 50,
   format "'[' \rsum_ ( i  <  n ) '/  '  F ']'") : R_scope.
Notation "\rsum_ i F" := (\big[Rplus/0%R]_i F%R)
  (at level 41, F at level 41, i at level 0, right associativity,
   format "'[' \rsum_ i '/  '  F ']'") : R_scope.
Notation "\rprod_ ( i : t ) F" := (\big[Rmult/1%R]_(i : t) F%R)
  (at level 36, F at level 36, i at level 50,
   format "'[' \rprod_ ( i  :  t ) '/  '  F ']'") : R_scope.
Notation "\rprod_ ( i | P ) F" := (\big[Rmult/1%R]_(i | P%B) F%R)
  (at level 36, F at level 36, i at level 50,
   format "'[' \rprod_ ( i  |  P ) '/  '  F ']'") : R_scope.
Notation "\rprod_ ( i < n ) F" := (\big[Rmult/1%R]_(i < n) F%R)
  (at level 36, F at level 36, i, n at level 50,
   format "'[' \rprod_ ( i  <  n ) '/  '  F ']'") : R_scope.
Notation "\rprod_ i F" := (\big[Rmult/1%R]_i F%R)
  (at level 36, F at level 36, i at level 0, right associativity,
   format "'[' \rprod_ i '/  '  F ']'") : R_scope.

(* ---- Sums ---------------------------------------------------------------- *)

Section Sums.
Variable I : finType.
Implicit Types (F G : I -> R) (P : pred I).

Lemma rsum_ext F G : F =1 G -> \rsum_(i : I) F i = \rsum_(i : I) G i.
Proof. by move=> FG; apply: eq_bigr => i _. Qed.

Lemma rsum_add F G :
  \rsum_(i : I) (F i + G i) = \rsum_(i : I) F i + \rsum_(i : I) G i.
Proof. exact: big_split. Qed.

Lemma rsum_mull c F : \rsum_(i : I) (c * F i) = c * \rsum_(i : I) F i.
Proof. by rewrite -big_distrr. Qed.

Lemma rsum_mulr c F : \rsum_(i : I) (F i * c) = (\rsum_(i : I) F i) * c.
Proof. by rewrite -big_distrl. Qed.

Lemma rsum_opp F : \rsum_(i : I) (- F i) = - \rsum_(i : I) F i.
Proof.
rewrite -[RHS]Rmult_1_l -Ropp_mult_distr_r Ropp_mult_distr_l -rsum_mull.
by apply: rsum_ext => i; ring.
Qed.

Lemma rsum_sub F G :
  \rsum_(i : I) (F i - G i) = \rsum_(i : I) F i - \rsum_(i : I) G i.
Proof. by rewrite /Rminus -rsum_opp -rsum_add. Qed.

Lemma rsum_le F G :
  (forall i, F i <= G i) -> \rsum_(i : I) F i <= \rsum_(i : I) G i.
Proof.
by move=> FG; apply: (big_ind2 Rle) => //; [exact: Rle_refl | move=> *; lra].
Qed.

Lemma rsum_ge0 F : (forall i, 0 <= F i) -> 0 <= \rsum_(i : I) F i.
Proof. by move=> F0; apply: big_ind => //; [lra | move=> *; lra]. Qed.

Lemma rsum_const c : \rsum_(i : I) c = INR #|I| * c.
Proof.
rewrite big_const; elim: #|I| => [|k IH]; first by rewrite /=; lra.
by rewrite iterS IH S_INR; lra.
Qed.

Lemma rsum_ge_term F i : (forall j, 0 <= F j) -> F i <= \rsum_(j : I) F j.
Proof.
move=> F0; rewrite (bigD1 i) //=.
have : 0 <= \rsum_(j | j != i) F j.
  by apply: big_ind => //; [lra | move=> *; lra].
by move=> H; move: (\rsum_(j | j != i) F j) H => r; lra.
Qed.

(* A vanishing sum of non-negative terms has only vanishing terms. *)
Lemma rsum_eq0 F : (forall i, 0 <= F i) -> \rsum_(i : I) F i = 0 ->
  forall i, F i = 0.
Proof. by move=> F0 S0 i; have := rsum_ge_term i F0; have := F0 i; lra. Qed.

Lemma Rabs_rsum F : Rabs (\rsum_(i : I) F i) <= \rsum_(i : I) Rabs (F i).
Proof.
apply: (big_ind2 (fun a b => Rabs a <= b)) => [|a a' b b' Ha Hb|i _].
- by rewrite Rabs_R0; lra.
- by apply: Rle_trans (Rabs_triang _ _) _; lra.
- exact: Rle_refl.
Qed.

(* The indicator of one index picks one term. *)
Lemma rsum_pick F i : \rsum_(j : I) ((if i == j then 1 else 0) * F j) = F i.
Proof.
rewrite (bigD1 i) //= eqxx big1 => [|j /negbTE ji]; first by rewrite Rmult_1_l Rplus_0_r.
by rewrite eq_sym ji Rmult_0_l.
Qed.

End Sums.

Lemma rsum_mul (I J : finType) (F : I -> R) (G : J -> R) :
  (\rsum_(i : I) F i) * (\rsum_(j : J) G j) = \rsum_(i : I) \rsum_(j : J) (F i * G j).
Proof. by rewrite -rsum_mulr; apply: rsum_ext => i; rewrite rsum_mull. Qed.

Lemma rsum_sqr (I : finType) (F : I -> R) :
  (\rsum_(i : I) F i) ^ 2 = \rsum_(i : I) \rsum_(j : I) (F i * F j).
Proof. by rewrite -rsum_mul /= Rmult_1_r. Qed.

(* A sum over pairs (u, v) is an iterated sum. *)
Lemma rsum_pair (I J : finType) (F : I * J -> R) :
  \rsum_(p : I * J) F p = \rsum_(i : I) \rsum_(j : J) F (i, j).
Proof. by rewrite pair_bigA; apply: rsum_ext => -[]. Qed.

(* ---- Products ------------------------------------------------------------ *)

Section Prods.
Variable I : finType.
Implicit Types (F G : I -> R).

Lemma rprod_ext F G : F =1 G -> \rprod_(i : I) F i = \rprod_(i : I) G i.
Proof. by move=> FG; apply: eq_bigr => i _. Qed.

Lemma rprod_mul F G :
  \rprod_(i : I) (F i * G i) = (\rprod_(i : I) F i) * (\rprod_(i : I) G i).
Proof. exact: big_split. Qed.

Lemma rprod_ge0 F : (forall i, 0 <= F i) -> 0 <= \rprod_(i : I) F i.
Proof.
by move=> F0; apply: big_ind => [|a b a0 b0|i _] //; [lra | exact: Rmult_le_pos].
Qed.

Lemma rprod_neq0 F : (forall i, F i <> 0) -> \rprod_(i : I) F i <> 0.
Proof.
move=> F0; apply: (big_ind (fun r => r <> 0)) => [|a b a0 b0|i _] //.
by exact: Rmult_integral_contrapositive_currified.
Qed.

(* If a product is not zero, none of its factors is. *)
Lemma rprod_neq0_term F i : \rprod_(j : I) F j <> 0 -> F i <> 0.
Proof. by rewrite (bigD1 i) //= => H F0; apply: H; rewrite F0 Rmult_0_l. Qed.

Lemma rprod_pow F k : \rprod_(i : I) (F i ^ k) = (\rprod_(i : I) F i) ^ k.
Proof.
elim: k => [|k IH] /=; first exact: big1_eq.
by rewrite rprod_mul IH.
Qed.

End Prods.

(* The product of independent sums: prod_i sum_a F i a = sum_f prod_i F i (f i). *)
Lemma rprod_rsum (I J : finType) (F : I -> J -> R) :
  \rprod_(i : I) (\rsum_(a : J) F i a)
  = \rsum_(f : {ffun I -> J}) \rprod_(i : I) F i (f i).
Proof. exact: bigA_distr_bigA. Qed.

(* A product of c over the k with a property is c to the power of their number. *)
Lemma rprod_pow_card (I : finType) (P : pred I) c :
  \rprod_(i | P i) c = c ^ #|P|.
Proof. by rewrite big_const; elim: #|P| => //= k ->. Qed.
