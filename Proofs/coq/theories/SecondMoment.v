(* ========================================================================== *)
(*  SecondMoment: E[Z_{p,q}^2], E[Z_q] and, for laws of ANY kurtosis, the     *)
(*  exact values of E[Z_q^2] and E[Z_{p,q}^2 Z_{p',q}^2].                     *)
(*                                                                            *)
(*  For two columns u, v of the Jacobian put                                  *)
(*     Q = |u|^2 |v|^2 + 2 <u,v>^2     and     S = sum_a u_a^2 v_a^2.         *)
(*  One layer maps (E Q, E S) linearly to (E Q, E S), with coefficients that  *)
(*  depend only on the width, the variance and the kurtosis.                  *)
(* ========================================================================== *)
From Coq Require Import Reals Lra.
From mathcomp Require Import all_ssreflect.
From PathSum Require Import RBig Probability Laws Net.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Local Open Scope R_scope.

Local Notation ind c := (if c then 1 else 0).

(* The kurtosis of a law of positive variance. *)
Definition kurtosis (mu : slaw) : R := mom mu 4 / mom mu 2 ^ 2.

Lemma kurtosis_ge1 mu : mom mu 2 <> 0 -> 1 <= kurtosis mu.
Proof.
move=> m0; have m2 := mom2_ge0 mu; have m4 := mom4_ge mu.
have pos_sq : 0 < mom mu 2 ^ 2 by apply: pow_lt; lra.
by apply: (Rmult_le_reg_r _ _ _ pos_sq); rewrite /kurtosis /Rdiv Rmult_assoc Rinv_l; lra.
Qed.

(* "Diagonal plus off-diagonal". *)
Lemma rsum_diag n (A B : R) :
  \rsum_(b : 'I_n) \rsum_(c : 'I_n) (if b == c then A else B)
  = INR n * A + INR n * (INR n - 1) * B.
Proof.
have row b : \rsum_(c : 'I_n) (if b == c then A else B) = (A - B) + INR n * B.
  rewrite -(ord_pick (fun=> A - B) b) -[in INR n](card_ord n) -rsum_const -rsum_add.
  by apply: rsum_ext => c; case: (b == c); ring.
by rewrite (rsum_ext row) rsum_const card_ord; ring.
Qed.

Section SecondMoment.
Variables (n : nat -> nat) (mu nu : nat -> slaw) (x : 'I_(n 0%N) -> R).

Local Notation sample := (sample n mu nu).
Local Notation layer := (layer n mu nu).
Local Notation noties := (noties mu nu x).

(* Column p of the Jacobian. *)
Definition col d (s : sample d) (p : 'I_(n 0%N)) : 'I_(n d) -> R := fun a => J x s a p.

(* ---- Averages over one layer ---------------------------------------------- *)

Section Layer.
Variables (d : nat) (s : sample d) (p p' : 'I_(n 0%N)).
Hypothesis H : noties d.+1.
Hypothesis cs : charged s.
Local Notation row := (row (n d) (mu d) (nu d)).
Local Notation u := (col s p).
Local Notation v := (col s p').
Local Notation J' L b q := (J x ((s, L) : sample d.+1) b q).

(* The entry of a new column, as a function of its row. *)
Definition entry (q : 'I_(n 0%N)) (r : row) : R :=
  if pos (pre r (act x s)) then dot (wt r) (col s q) else 0.

Lemma J_entry (L : layer d) b q : J' L b q = entry q (L b).
Proof. by []. Qed.

Lemma E_entry2 (b : 'I_(n d.+1)) :
  E row (fun r => entry p r * entry p' r) = / 2 * (mom (mu d) 2 * dot u v).
Proof.
rewrite -(E_dot2 _ (nu d)) -(@gate_half _ _ _ (act x s)) => [|r|r cr z0].
- by apply: E_ext => r; rewrite /entry; case: ifP; rewrite ?Rmult_0_l.
- by rewrite !dot_flip; ring.
- by rewrite (noties_row H cs b cr z0) Rmult_0_l.
Qed.

(* The fourth moment of one new entry. *)
Definition fourth : R :=
  / 2 * (mom (mu d) 2 ^ 2 * Qf u v + cum4 (mu d) * Sf u v).

Lemma E_entry4 (b : 'I_(n d.+1)) :
  E row (fun r => entry p r ^ 2 * entry p' r ^ 2) = fourth.
Proof.
rewrite /fourth -(E_dot4 _ (nu d)) -(@gate_half _ _ _ (act x s)) => [|r|r cr z0].
- by apply: E_ext => r; rewrite /entry; case: ifP => // _; ring.
- by rewrite !dot_flip; ring.
- by rewrite (noties_row H cs b cr z0) /=; ring.
Qed.

End Layer.

Section Layer2.
Variables (d : nat) (s : sample d) (p p' : 'I_(n 0%N)).
Hypothesis H : noties d.+1.
Hypothesis cs : charged s.
Local Notation row := (row (n d) (mu d) (nu d)).

(* The averages of Q and S over a layer. *)
Lemma layer_Sf :
  E (layer d) (fun L => Sf (col ((s, L) : sample d.+1) p) (col ((s, L) : sample d.+1) p'))
  = INR (n d.+1) * fourth s p p'.
Proof.
rewrite /Sf E_sum -[in INR _](card_ord (n d.+1)) -rsum_const; apply: rsum_ext => b.
rewrite -(E_entry4 p p' H cs b) -(@E_pow_one [finType of 'I_(n d.+1)] row b).
by apply: E_ext => L; rewrite /col !J_entry; ring.
Qed.

Lemma layer_Qf :
  E (layer d) (fun L => Qf (col ((s, L) : sample d.+1) p) (col ((s, L) : sample d.+1) p'))
  = INR (n d.+1) * (3 * fourth s p p')
    + INR (n d.+1) * (INR (n d.+1) - 1)
      * (/ 4 * (mom (mu d) 2 ^ 2 * Qf (col s p) (col s p'))).
Proof.
rewrite -rsum_diag.
pose e q (L : layer d) b := entry s q (L b).
rewrite (@E_ext _ _ (fun L => \rsum_(b : 'I_(n d.+1)) \rsum_(c : 'I_(n d.+1))
   (e p L b * e p L b * (e p' L c * e p' L c)
    + 2 * (e p L b * e p' L b * (e p L c * e p' L c))))); last first.
  move=> L; rewrite /Qf /dot rsum_sqr rsum_mul -rsum_mull -rsum_add.
  apply: rsum_ext => b; rewrite -rsum_mull -rsum_add.
  by apply: rsum_ext => c; rewrite /col !J_entry.
rewrite E_sum; apply: rsum_ext => b; rewrite E_sum; apply: rsum_ext => c.
case: (altP (b =P c)) => [<-|bc].
  rewrite -(E_entry4 p p' H cs b) -(@E_pow_one [finType of 'I_(n d.+1)] row b) -E_scal.
  by apply: E_ext => L; rewrite /e; ring.
rewrite E_add E_scal /e.
rewrite (@E_pow_two [finType of 'I_(n d.+1)] row b c
           (fun r => entry s p r * entry s p r) (fun r => entry s p' r * entry s p' r) bc).
rewrite (@E_pow_two [finType of 'I_(n d.+1)] row b c
           (fun r => entry s p r * entry s p' r) (fun r => entry s p r * entry s p' r) bc).
by rewrite !E_entry2 // /Qf; field.
Qed.

End Layer2.

(* ---- First moments: E[Z_{p,q}^2] = 1/n_0 and E[Z_q] = 1 --------------------- *)

(* Positive widths and weights of variance 2/(fan-in), below layer d. *)
Definition he (d : nat) : Prop :=
  forall j, (j < d)%N -> (0 < n j)%N /\ mom (mu j) 2 = 2 / INR (n j).

Lemma he_le d e : (d <= e)%N -> he e -> he d.
Proof. by move=> de H j jd; apply: H; exact: leq_trans jd de. Qed.

Lemma INR_gt0 k : (0 < k)%N -> 0 < INR k.
Proof. by move/ltP; exact: lt_0_INR. Qed.

Lemma J_J d (q : 'I_(n d.+1)) p p' : noties d.+1 ->
  E (sample d.+1) (fun s => J x s q p * J x s q p')
  = / 2 * (mom (mu d) 2 * E (sample d) (fun s => dot (col s p) (col s p'))).
Proof.
move=> H; rewrite -E_scal -E_scal E_pair; apply: E_ext_as => s cs.
rewrite -(E_entry2 p p' H cs q) -[RHS](@E_pow_one [finType of 'I_(n d.+1)] _ q).
by apply: E_ext => L.
Qed.

Lemma col0 (s : sample 0) p a : col s p a = ind (a == p).
Proof. by []. Qed.

Lemma dot_col0 (s : sample 0) p p' : dot (col s p) (col s p') = ind (p == p').
Proof.
rewrite -(ord_pick (fun a => ind (a == p')) p); apply: rsum_ext => a.
by rewrite !col0 (eq_sym p).
Qed.

Lemma E_dot_col d p p' : noties d -> he d -> (0 < n d)%N ->
  E (sample d) (fun s => dot (col s p) (col s p')) = INR (n d) / INR (n 0%N) * ind (p == p').
Proof.
elim: d => [|d IH] H V nd.
  rewrite (@E_ext (sample 0) _ (fun=> ind (p == p'))) => [|s]; last exact: dot_col0.
  by rewrite E_const; have := INR_gt0 nd; case: (p == p') => n0; field; lra.
have [nd0 var] := V d (ltnSn d).
rewrite (@E_ext _ _ (fun s => \rsum_(q : 'I_(n d.+1)) J x s q p * J x s q p')) //.
rewrite E_sum (rsum_ext (fun q => J_J q p p' H)) rsum_const card_ord.
rewrite IH //; [|exact: noties_le H|exact: he_le V].
have := INR_gt0 nd0; have [n0 _] := V 0%N (ltn0Sn d); have := INR_gt0 n0.
by rewrite var; case: (p == p') => ? ?; field; lra.
Qed.

Theorem mean_pair d (q : 'I_(n d.+1)) p p' : noties d.+1 -> he d.+1 ->
  E (sample d.+1) (fun s => J x s q p * J x s q p') = ind (p == p') / INR (n 0%N).
Proof.
move=> H V; have [nd0 var] := V d (ltnSn d); have [n0 _] := V 0%N (ltn0Sn d).
rewrite J_J // E_dot_col //; [|exact: noties_le H|exact: he_le V].
by rewrite var; have := INR_gt0 n0; have := INR_gt0 nd0; case: (p == p') => ? ?; field; lra.
Qed.

(* E[Z_{p,q}^2] = 1/n_0, whatever the laws, the widths, the depth and the input. *)
Theorem mean_entry d (q : 'I_(n d.+1)) p : noties d.+1 -> he d.+1 ->
  E (sample d.+1) (fun s => J x s q p ^ 2) = / INR (n 0%N).
Proof.
move=> H V; rewrite (@E_ext _ _ (fun s => J x s q p * J x s q p)) => [|s]; last by ring.
by rewrite mean_pair // eqxx; rewrite /Rdiv Rmult_1_l.
Qed.

(* E[Z_q] = 1. *)
Theorem mean_Z d (q : 'I_(n d.+1)) : noties d.+1 -> he d.+1 ->
  E (sample d.+1) (fun s => Z x s q) = 1.
Proof.
move=> H V; rewrite /Z E_sum (rsum_ext (fun p => mean_entry q p H V)).
rewrite rsum_const card_ord; have [n0 _] := V 0%N (ltn0Sn d).
by have := INR_gt0 n0; move=> ?; field; lra.
Qed.

(* ---- Second moments --------------------------------------------------------- *)

Definition EQ d p p' := E (sample d) (fun s => Qf (col s p) (col s p')).
Definition ES d p p' := E (sample d) (fun s => Sf (col s p) (col s p')).
Definition E4 d p p' := / 2 * (mom (mu d) 2 ^ 2 * EQ d p p' + cum4 (mu d) * ES d p p').

Lemma E_fourth d p p' : E (sample d) (fun s => fourth s p p') = E4 d p p'.
Proof. by rewrite /E4 /EQ /ES -!E_scal -E_add -E_scal. Qed.

(* The recursion. *)
Lemma ES_step d p p' : noties d.+1 -> ES d.+1 p p' = INR (n d.+1) * E4 d p p'.
Proof.
move=> H; rewrite /ES E_pair -E_fourth -E_scal; apply: E_ext_as => s cs.
exact: layer_Sf.
Qed.

Lemma EQ_step d p p' : noties d.+1 ->
  EQ d.+1 p p' = INR (n d.+1) * (3 * E4 d p p')
    + INR (n d.+1) * (INR (n d.+1) - 1) * (/ 4 * (mom (mu d) 2 ^ 2 * EQ d p p')).
Proof.
move=> H; rewrite /EQ E_pair -E_fourth -!E_scal -E_add; apply: E_ext_as => s cs.
exact: layer_Qf.
Qed.

Lemma J2_J2 d (q : 'I_(n d.+1)) p p' : noties d.+1 ->
  E (sample d.+1) (fun s => J x s q p ^ 2 * J x s q p' ^ 2) = E4 d p p'.
Proof.
move=> H; rewrite -E_fourth E_pair; apply: E_ext_as => s cs.
rewrite -(E_entry4 p p' H cs q) -[RHS](@E_pow_one [finType of 'I_(n d.+1)] _ q).
by apply: E_ext.
Qed.

Lemma EQ_0 p p' : EQ 0 p p' = 1 + 2 * ind (p == p').
Proof.
rewrite -[RHS](E_const (sample 0)); apply: E_ext => s.
by rewrite /Qf !dot_col0 !eqxx; case: (p == p') => /=; ring.
Qed.

Lemma ES_0 p p' : ES 0 p p' = ind (p == p').
Proof.
rewrite -[RHS](E_const (sample 0)); apply: E_ext => s.
rewrite -(ord_pick (fun a => ind (a == p')) p); apply: rsum_ext => a.
by rewrite !col0 (eq_sym p); case: (a == p); case: (a == p'); ring.
Qed.

(* ---- The recursion, normalised ---------------------------------------------- *)

(* With c_j = kurtosis(mu j) - 3, started from t -> f0 t:                          *)
(*   f_0(t) = f0 t,                                                               *)
(*   f_j(t) = (1 - 1/n_j) f_{j-1}(0) + ((6 + 2 t)/n_j) f_{j-1}(c_{j-1}).             *)
Fixpoint moment_rec (f0 : R -> R) (d : nat) (t : R) : R :=
  if d is d'.+1 then
    (1 - / INR (n d'.+1)) * moment_rec f0 d' 0
    + (6 + 2 * t) / INR (n d'.+1) * moment_rec f0 d' (kurtosis (mu d') - 3)
  else f0 t.

Lemma he_cum4 d j : he d -> (j < d)%N ->
  cum4 (mu j) = (kurtosis (mu j) - 3) * mom (mu j) 2 ^ 2.
Proof.
move=> V jd; have [nj var] := V j jd; have := INR_gt0 nj => ?.
by rewrite /cum4 /kurtosis var; field; lra.
Qed.

Lemma moment_rec_pair p p' d t : noties d -> he d -> (0 < n d)%N ->
  moment_rec (fun t => (if p == p' then 3 + t else 1) / INR (n 0%N) ^ 2) d t
  = (EQ d p p' + t * ES d p p') / INR (n d) ^ 2.
Proof.
elim: d t => [|d IH] t H V nd.
  by rewrite EQ_0 ES_0; case: (p == p') => /=; congr (_ / _); ring.
have [nd0 var] := V d (ltnSn d); have nd_pos := INR_gt0 nd0; have nd'_pos := INR_gt0 nd.
have Hd : noties d by exact: noties_le H.
have Vd : he d by exact: he_le V.
rewrite [LHS]/= !IH // ES_step // EQ_step // /E4 (he_cum4 V (ltnSn d)) var.
by field; split; lra.
Qed.

Lemma E4_rec p p' d : noties d.+1 -> he d.+1 ->
  E4 d p p' = 2 * moment_rec (fun t => (if p == p' then 3 + t else 1) / INR (n 0%N) ^ 2)
                d (kurtosis (mu d) - 3).
Proof.
move=> H V; have [nd0 var] := V d (ltnSn d); have nd_pos := INR_gt0 nd0.
rewrite moment_rec_pair //; [|exact: noties_le H|exact: he_le V].
by rewrite /E4 (he_cum4 V (ltnSn d)) var; field; lra.
Qed.

(* EXACT MIXED SECOND MOMENTS, any kurtosis; p = p' is E[Z_{p,q}^4]. *)
Theorem second_moment_pair d (q : 'I_(n d.+1)) p p' : noties d.+1 -> he d.+1 ->
  E (sample d.+1) (fun s => J x s q p ^ 2 * J x s q p' ^ 2)
  = 2 * moment_rec (fun t => (if p == p' then 3 + t else 1) / INR (n 0%N) ^ 2)
          d (kurtosis (mu d) - 3).
Proof. by move=> H V; rewrite J2_J2 // E4_rec. Qed.

Lemma moment_rec_sum (I : finType) (f : I -> R -> R) d t :
  \rsum_(i : I) moment_rec (f i) d t = moment_rec (fun t => \rsum_(i : I) f i t) d t.
Proof.
elim: d t => //= d IH t; rewrite rsum_add !rsum_mull.
by rewrite (IH 0) (IH (kurtosis (mu d) - 3)).
Qed.

Lemma moment_rec_ext (f g : R -> R) d t : f =1 g -> moment_rec f d t = moment_rec g d t.
Proof. by move=> fg; elim: d t => //= d IH t; rewrite !IH. Qed.

(* EXACT SECOND MOMENT of Z_q, any kurtosis. *)
Theorem second_moment d (q : 'I_(n d.+1)) : noties d.+1 -> he d.+1 ->
  E (sample d.+1) (fun s => Z x s q ^ 2)
  = 2 * moment_rec (fun t => 1 + (2 + t) / INR (n 0%N)) d (kurtosis (mu d) - 3).
Proof.
move=> H V; have [n0 _] := V 0%N (ltn0Sn d); have n0_pos := INR_gt0 n0.
rewrite (@E_ext _ _ (fun s => \rsum_(p : 'I_(n 0%N)) \rsum_(p' : 'I_(n 0%N))
                     (J x s q p ^ 2 * J x s q p' ^ 2))) => [|s]; last exact: rsum_sqr.
rewrite E_sum (rsum_ext (fun p => E_sum _)).
rewrite (rsum_ext (fun p => rsum_ext (fun p' => second_moment_pair q p p' H V))).
rewrite (rsum_ext (fun p => rsum_mull _ _)) rsum_mull; congr (2 * _).
rewrite (rsum_ext (fun p => moment_rec_sum _ _ _)) moment_rec_sum.
apply: moment_rec_ext => t.
rewrite (rsum_ext (fun p => rsum_mulr _ _)) rsum_mulr rsum_diag.
by field; lra.
Qed.

(* The Gaussian case, mu4 = 3 mu2^2: a product.                                   *)
Lemma moment_rec_three f0 d : (forall j, (j < d)%N -> kurtosis (mu j) = 3) ->
  moment_rec f0 d 0 = f0 0 * \rprod_(j < d) (1 + 5 / INR (n j.+1)).
Proof.
elim: d => [|d IH] K; first by rewrite big_ord0 /=; ring.
have z : 3 - 3 = 0 by ring.
rewrite [LHS]/= K // z IH => [|j jd]; last by apply: K; exact: ltnW.
by rewrite big_ord_recr /=; rewrite /Rdiv; ring.
Qed.

Theorem second_moment_kurtosis3 d (q : 'I_(n d.+1)) : noties d.+1 -> he d.+1 ->
  (forall j, (j <= d)%N -> mom (mu j) 4 = 3 * mom (mu j) 2 ^ 2) ->
  E (sample d.+1) (fun s => Z x s q ^ 2)
  = 2 * (1 + 2 / INR (n 0%N)) * \rprod_(j < d) (1 + 5 / INR (n j.+1)).
Proof.
move=> H V K.
have K3 j : (j <= d)%N -> kurtosis (mu j) = 3.
  move=> jd; have [nj var] := V j jd; have ? := INR_gt0 nj.
  by rewrite /kurtosis K // var; field; lra.
have z : 3 - 3 = 0 by ring.
rewrite second_moment // K3 // z moment_rec_three => [|j /ltnW/K3 //].
by rewrite Rplus_0_r; ring.
Qed.

End SecondMoment.
