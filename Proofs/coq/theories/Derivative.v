(* ========================================================================== *)
(*  Derivative: J s q p, defined by a product of weights and gates, IS the    *)
(*  partial derivative of output q with respect to input p.                   *)
(*                                                                            *)
(*  More is true: in a neighbourhood of the input the net is equal to an      *)
(*  affine function with matrix J.  This needs no hypothesis on ties beyond   *)
(*  (H): a pre-activation that vanishes must have a vanishing gradient.       *)
(* ========================================================================== *)
From Coq Require Import Reals Lra.
From mathcomp Require Import all_ssreflect.
From PathSum Require Import RBig Probability Laws Net SecondMoment.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Local Open Scope R_scope.

(* A bounded combination of small numbers is small. *)
Lemma small_dot n (g h : 'I_n -> R) eps : 0 < eps -> (forall p, Rabs (h p) < eps) ->
  Rabs (dot g h) <= (\rsum_(p : 'I_n) Rabs (g p)) * eps.
Proof.
move=> e0 hP; apply: Rle_trans (Rabs_rsum _) _; rewrite -rsum_mulr.
apply: rsum_le => p; rewrite Rabs_mult; apply: Rmult_le_compat_l.
  exact: Rabs_pos.
by left.
Qed.

Section Derivative.
Variables (n : nat -> nat) (mu nu : nat -> slaw) (x : 'I_(n 0%N) -> R).
Local Notation sample := (sample n mu nu).

(* Hypothesis (H) at one outcome. *)
Fixpoint regular d : sample d -> Prop :=
  match d return sample d -> Prop with
  | 0 => fun _ => True
  | d'.+1 => fun s => regular s.1 /\
      forall b, pre (s.2 b) (act x s.1) = 0 ->
      forall p, dot (wt (s.2 b)) (fun a => J x s.1 a p) = 0
  end.

(* Under (H) it holds almost surely. *)
Lemma noties_regular d (s : sample d) : noties mu nu x d -> charged s -> regular s.
Proof.
elim: d s => //= d IH s H /charged_sample [c1 c2]; split.
  by apply: IH => //; exact: noties_le H.
move=> b z0 p; apply: (H d (ltnSn d) s _ b z0).
by apply/charged_sample.
Qed.

(* The input x + h. *)
Definition shift (h : 'I_(n 0%N) -> R) : 'I_(n 0%N) -> R := fun p => x p + h p.

(* THE NET IS LOCALLY AFFINE WITH MATRIX J. *)
Theorem locally_affine d (s : sample d) : regular s ->
  exists eps, 0 < eps /\ forall h, (forall p, Rabs (h p) < eps) ->
  forall b, act (shift h) s b = act x s b + dot (J x s b) h.
Proof.
elim: d s => [|d IH] s.
  move=> _; exists 1; split=> [|h _ b]; first by lra.
  rewrite [act _ _ _]/= /shift; congr (_ + _).
  exact/esym/(ord_pick h b).
move=> [reg tie]; have [e1 [e1_pos aff]] := IH s.1 reg.
pose z b := pre (s.2 b) (act x s.1).
pose g b p := dot (wt (s.2 b)) (fun a => J x s.1 a p).
pose G b := \rsum_(p : 'I_(n 0%N)) Rabs (g b p).
have G0 b : 0 <= G b by apply: rsum_ge0 => p; exact: Rabs_pos.
(* The pre-activations are affine near x. *)
have pre_aff h : (forall p, Rabs (h p) < e1) ->
    forall b, pre (s.2 b) (act (shift h) s.1) = z b + dot (g b) h.
  move=> hP b; rewrite /z /pre.
  suff -> : dot (wt (s.2 b)) (act (shift h) s.1)
          = dot (wt (s.2 b)) (act x s.1) + dot (g b) h by ring.
  have -> : dot (g b) h = dot (wt (s.2 b)) (fun a => dot (J x s.1 a) h).
    rewrite /dot /g; under rsum_ext => p do rewrite /dot -rsum_mulr.
    rewrite exchange_big; apply: rsum_ext => a; rewrite -rsum_mull.
    by apply: rsum_ext => p; ring.
  by rewrite /dot -rsum_add; apply: rsum_ext => a; rewrite aff //; rewrite /dot; ring.
(* A radius in which no non-zero pre-activation changes its sign. *)
pose m := \rsum_(b : 'I_(n d.+1)) ((G b + 1) * / Rabs (z b)).
have inv_abs b : 0 <= / Rabs (z b).
  have [z0|z0] := Req_EM_T (z b) 0; first by rewrite z0 Rabs_R0 Rinv_0; lra.
  by left; apply: Rinv_0_lt_compat; exact: Rabs_pos_lt.
have term b : 0 <= (G b + 1) * / Rabs (z b).
  by apply: Rmult_le_pos => //; have := G0 b; lra.
have m0 : 0 <= m by apply: rsum_ge0.
have r0 : 0 < / (1 + m) by apply: Rinv_0_lt_compat; lra.
exists (Rmin e1 (/ (1 + m))); split; first exact: Rmin_glb_lt.
move=> h hP b.
have h1 p : Rabs (h p) < e1 by apply: Rlt_le_trans (hP p) (Rmin_l _ _).
have h2 p : Rabs (h p) < / (1 + m) by apply: Rlt_le_trans (hP p) (Rmin_r _ _).
rewrite [act (shift h) s b]/= [act x s b]/= (pre_aff h h1 b) -/(z b).
have JE : dot (J x s b) h = if pos (z b) then dot (g b) h else 0.
  rewrite /dot /=; rewrite -/(z b); case: (pos (z b)) => //.
  by rewrite big1 // => p _; rewrite Rmult_0_l.
rewrite JE; have [z0|z0] := Req_EM_T (z b) 0.
  have -> : dot (g b) h = 0.
    have gb p : g b p = 0 by exact: tie.
    by rewrite /dot big1 // => p _; rewrite gb Rmult_0_l.
  by rewrite z0 /relu Rplus_0_r; case: ifP => _; ring.
have small : Rabs (dot (g b) h) < Rabs (z b).
  apply: Rle_lt_trans (small_dot (g b) r0 h2) _.
  have az : 0 < Rabs (z b) by exact: Rabs_pos_lt.
  apply: (Rmult_lt_reg_r (1 + m)); first by lra.
  rewrite Rmult_assoc Rinv_l ?Rmult_1_r; last by lra.
  have le_m : (G b + 1) * / Rabs (z b) <= m by exact: (rsum_ge_term (F := fun b => _)).
  have := Rmult_le_compat_r _ _ _ (Rlt_le _ _ az) le_m.
  rewrite Rmult_assoc Rinv_l ?Rmult_1_r; last by lra.
  by rewrite -/(G b); lra.
have := Rabs_def2 _ _ small; rewrite /Rabs; case: Rcase_abs => zs [lt1 lt2]; rewrite /relu.
  case: (posP (z b)) => [?|_]; first by lra.
  by case: (posP (z b + _)) => [?|_]; lra.
case: (posP (z b)) => [_|?]; last by lra.
by case: (posP (z b + _)) => [_|?]; lra.
Qed.

(* Moving one coordinate only. *)
Definition along (p : 'I_(n 0%N)) (t : R) : 'I_(n 0%N) -> R :=
  fun p' => (if p == p' then 1 else 0) * t.

(* Z_{p,q} IS A PARTIAL DERIVATIVE. *)
Theorem J_is_partial_derivative d (s : sample d) (q : 'I_(n d)) (p : 'I_(n 0%N)) :
  regular s ->
  derivable_pt_lim (fun t => act (shift (along p t)) s q) 0 (J x s q p).
Proof.
move=> /locally_affine [eps [e0 aff]] e e_pos; exists (mkposreal eps e0) => h h0 h_small.
have dotE t : dot (J x s q) (along p t) = J x s q p * t.
  rewrite -(ord_pick (fun p' => J x s q p' * t) p).
  by apply: rsum_ext => p'; rewrite /along; ring.
have close t : Rabs t < eps -> act (shift (along p t)) s q = act x s q + J x s q p * t.
  move=> te; rewrite aff ?dotE // => p'; rewrite /along.
  by case: (p == p'); rewrite ?Rmult_1_l ?Rmult_0_l ?Rabs_R0.
rewrite Rplus_0_l !close ?Rabs_R0 //.
rewrite (_ : _ - _ = 0) ?Rabs_R0 //.
by field.
Qed.

(* Hence, under (H), almost surely. *)
Corollary Z_is_partial_derivative d (q : 'I_(n d)) (p : 'I_(n 0%N)) :
  noties mu nu x d -> forall s : sample d, charged s ->
  derivable_pt_lim (fun t => act (shift (along p t)) s q) 0 (J x s q p).
Proof. by move=> H s cs; apply: J_is_partial_derivative; exact: noties_regular. Qed.

End Derivative.
