(* ========================================================================== *)
(*  Net: random ReLU nets over finite symmetric laws, and their Jacobian.     *)
(*                                                                            *)
(*  Conventions.  Layer j has n j neurons; layer 0 is the input x.  The       *)
(*  weights between layers j and j+1 have the law mu j, the biases of layer   *)
(*  j+1 the law nu j (so "mu j" is what is usually written mu^(j+1)).  There  *)
(*  is a ReLU at every layer, the last one included, and ReLU'(0) = 0.        *)
(* ========================================================================== *)
From Coq Require Import Reals Lra Eqdep_dec PeanoNat.
From mathcomp Require Import all_ssreflect.
From PathSum Require Import RBig Probability Laws Paths.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Local Open Scope R_scope.

Definition relu (z : R) : R := if pos z then z else 0.

Lemma relu_ge0 z : 0 <= relu z.
Proof. by rewrite /relu; case: posP; lra. Qed.

Section Net.
Variables (n : nat -> nat) (mu nu : nat -> slaw) (x : 'I_(n 0) -> R).

(* All the random numbers of layer j+1: independent rows (w, b). *)
Definition layer (j : nat) : fprob :=
  fpow [finType of 'I_(n j.+1)] (row (n j) (mu j) (nu j)).

(* All the random numbers of the first d layers. *)
Fixpoint sample (d : nat) : fprob :=
  if d is d'.+1 then fpair (sample d') (layer d') else funit.

(* Activations ... *)
Fixpoint act (d : nat) : sample d -> 'I_(n d) -> R :=
  match d return sample d -> 'I_(n d) -> R with
  | 0 => fun _ => x
  | d'.+1 => fun s b => relu (pre (s.2 b) (act s.1))
  end.

(* ... and pre-activations of layer d+1. *)
Definition preact d (s : sample d.+1) (b : 'I_(n d.+1)) : R :=
  pre (s.2 b) (act s.1).

(* The Jacobian, J s q p = Z_{p,q}: a row of zeros where the neuron is off. *)
Fixpoint J (d : nat) : sample d -> 'I_(n d) -> 'I_(n 0) -> R :=
  match d return sample d -> 'I_(n d) -> 'I_(n 0) -> R with
  | 0 => fun _ q p => if q == p then 1 else 0
  | d'.+1 => fun s q p =>
      if pos (pre (s.2 q) (act s.1)) then dot (wt (s.2 q)) (fun a => J s.1 a p)
      else 0
  end.

(* The gradient of the pre-activation of neuron b of layer d+1. *)
Definition dpre d (s : sample d.+1) (b : 'I_(n d.+1)) (p : 'I_(n 0)) : R :=
  dot (wt (s.2 b)) (fun a => J s.1 a p).

(* Hypothesis (H), "no harmful ties": almost surely, a pre-activation that      *)
(* vanishes has a vanishing gradient, at every layer up to d.                   *)
Definition noties (d : nat) : Prop :=
  forall j, (j < d)%N -> forall s : sample j.+1, charged s ->
  forall b, preact s b = 0 -> forall p, dpre s b p = 0.

(* It holds, in particular, when no pre-activation ever vanishes. *)
Definition generic (d : nat) : Prop :=
  forall j, (j < d)%N -> forall s : sample j.+1, charged s ->
  forall b, preact s b <> 0.

Lemma generic_noties d : generic d -> noties d.
Proof. by move=> gen j jd s cs b /(gen j jd s cs b). Qed.

Lemma noties_le d e : (d <= e)%N -> noties e -> noties d.
Proof. by move=> de H j jd; apply: H; exact: leq_trans jd de. Qed.

Lemma charged_sample d (s : sample d.+1) : charged s <-> charged s.1 /\ charged s.2.
Proof. exact: charged_pair. Qed.

(* Hypothesis (H) in the form used below: for rows that can follow s. *)
Lemma noties_row d : noties d.+1 -> forall s : sample d, charged s ->
  forall r : row (n d) (mu d) (nu d), 'I_(n d.+1) ->
  charged r -> pre r (act s) = 0 -> forall p, dot (wt r) (fun a => J s a p) = 0.
Proof.
move=> H s cs r b cr z0 p.
pose L : layer d := [ffun=> r].
have cL : charged ((s, L) : sample d.+1).
  by apply/charged_sample; split=> //; apply/charged_pow => i; rewrite ffunE.
have := H d (ltnSn d) (s, L) cL b; rewrite /preact /dpre /= ffunE.
by move/(_ z0 p).
Qed.

(* ---- Statistics of a net -------------------------------------------------- *)

(* Z_q, the squared norm of the gradient of output q. *)
Definition Z d (s : sample d) (q : 'I_(n d)) : R := \rsum_(p : 'I_(n 0)) J s q p ^ 2.

Lemma Z_ge0 d (s : sample d) q : 0 <= Z s q.
Proof. by apply: rsum_ge0 => p; exact: pow2_ge_0. Qed.

(* ---- The link with matrices ------------------------------------------------ *)

(* A net of depth d cut out of an infinite sequence of layers. *)
Fixpoint trunc (om : forall j, layer j) (d : nat) : sample d :=
  match d return sample d with
  | 0 => tt
  | d'.+1 => (trunc om d', om d')
  end.

Definition weights (om : forall j, layer j) j (b : 'I_(n j.+1)) (a : 'I_(n j)) : R :=
  wt (om j b) a.
Definition masks (om : forall j, layer j) j (b : 'I_(n j.+1)) : bool :=
  pos (preact (trunc om j.+1) b).

(* J of the recursive net is the matrix product  D_d W_d ... D_1 W_1. *)
Theorem J_matrix om d q p :
  J (trunc om d) q p = @mjac R 0 1 _ Rplus_addoid n (weights om) (masks om) d q p.
Proof.
rewrite mjac_rjac; last exact: Rmult_1_l.
elim: d q => [|d IH] q //=.
by rewrite -/(preact (trunc om d.+1) q) -/(masks om q); case: (masks om q) => //;
   apply: rsum_ext => a; rewrite IH.
Qed.

(* Hence it is a sum over paths. *)
Theorem J_paths om d q p :
  J (trunc om d) q p
  = \rsum_(g : route n d) @rweight R 0 1 Rmult_muloid n (weights om) (masks om) p d g q.
Proof. by rewrite J_matrix; apply: mjac_paths; exact: Rmult_1_l. Qed.

Lemma fprob_inhabited (P : fprob) : exists o : P, true.
Proof.
case: (pickP (fun _ : P => true)) => [o _|none]; first by exists o.
by have := mass_sum1 P; rewrite big_pred0 // => H; exfalso; lra.
Qed.

Lemma trunc_ext om om' d : (forall j, (j < d)%N -> om j = om' j) ->
  trunc om d = trunc om' d.
Proof.
elim: d => //= d IH eq_om; rewrite IH => [|j jd]; last by apply: eq_om; exact: ltnW.
by rewrite eq_om.
Qed.

(* Every sample arises in this way, so the two theorems above speak of every    *)
(* outcome.                                                                     *)
Lemma trunc_onto d (s : sample d) : exists om, trunc om d = s.
Proof.
elim: d s => [|d IH] [] /=.
  by exists (fun j => xchoose (fprob_inhabited (layer j))).
move=> s L; have [om om_s] := IH s.
exists (fun j => if Nat.eq_dec d j is left e then eq_rect d (fun i => layer i : Type) L j e
                 else om j).
rewrite (@trunc_ext _ om) => [|j jd]; last first.
  by case: Nat.eq_dec => // dj; exfalso; move: jd; rewrite -dj ltnn.
rewrite om_s; case: Nat.eq_dec => // e; congr (_, _).
by rewrite -(eq_rect_eq_dec Nat.eq_dec).
Qed.

End Net.
