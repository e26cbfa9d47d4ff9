(* ========================================================================== *)
(*  Laws: finite symmetric laws, and one row of a random weight matrix.       *)
(* ========================================================================== *)
From Coq Require Import Reals Lra.
From mathcomp Require Import all_ssreflect.
From PathSum Require Import RBig Probability.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Local Open Scope R_scope.

(* A finite symmetric law: atoms with masses and values, and an involution of  *)
(* the atoms that keeps the mass and reverses the value.                       *)
Record slaw := SLaw {
  law :> fprob;
  vl : law -> R;
  ng : law -> law;
  ngK : involutive ng;
  mass_ng : forall a, mass (ng a) = mass a;
  vl_ng : forall a, vl (ng a) = - vl a
}.
Arguments vl {s} a.
Arguments ng {s} a.

(* The moments mu_k of the law. *)
Definition mom (mu : slaw) (k : nat) : R := E mu (fun a => vl a ^ k).

Lemma pow_opp x k : (- x) ^ k = if odd k then - x ^ k else x ^ k.
Proof.
elim: k => //= k IH; rewrite IH.
by case: (odd k) => /=; ring.
Qed.

Lemma mom0 mu : mom mu 0 = 1.
Proof. exact: E_const. Qed.

Lemma mom_odd mu k : odd k -> mom mu k = 0.
Proof.
move=> k_odd; suff : mom mu k = - mom mu k by lra.
rewrite {1}/mom /E (reindex_inj (inv_inj (@ngK mu))) -rsum_opp.
by apply: rsum_ext => a /=; rewrite mass_ng vl_ng pow_opp k_odd; ring.
Qed.

Lemma mom2_ge0 mu : 0 <= mom mu 2.
Proof. by apply: E_ge0 => a; exact: pow2_ge_0. Qed.

(* The kurtosis is at least one. *)
Lemma mom4_ge mu : mom mu 2 ^ 2 <= mom mu 4.
Proof.
have : 0 <= E mu (fun a => (vl a ^ 2 + - mom mu 2) ^ 2).
  by apply: E_ge0 => a; exact: pow2_ge_0.
rewrite (@E_ext _ _ (fun a => vl a ^ 4 + ((- 2 * mom mu 2) * vl a ^ 2 + mom mu 2 ^ 2))).
  by rewrite !E_add E_scal E_const -/(mom mu 4) -/(mom mu 2); lra.
by move=> a; rewrite /=; ring.
Qed.

(* rsum_pick, stated for ordinals (so that "ring" sees one equality test). *)
Lemma ord_pick n (F : 'I_n -> R) i :
  \rsum_(j : 'I_n) ((if i == j then 1 else 0) * F j) = F i.
Proof. exact: rsum_pick. Qed.

(* ---- One row (w, b) of a layer ------------------------------------------- *)

Definition dot n (u v : 'I_n -> R) : R := \rsum_(i : 'I_n) (u i * v i).

Lemma dot_oppl n (u v : 'I_n -> R) : dot (fun i => - u i) v = - dot u v.
Proof. by rewrite /dot -rsum_opp; apply: rsum_ext => i; ring. Qed.

Lemma dotC n (u v : 'I_n -> R) : dot u v = dot v u.
Proof. by apply: rsum_ext => i; ring. Qed.

Lemma dot_ext n (u u' v v' : 'I_n -> R) : u =1 u' -> v =1 v' -> dot u v = dot u' v'.
Proof. by move=> uu vv; apply: rsum_ext => i; rewrite uu vv. Qed.

Section Row.
Variables (n : nat) (mu nu : slaw).

(* n independent weights of law mu and, independently, one bias of law nu. *)
Definition row : fprob := fpair (fpow [finType of 'I_n] mu) nu.

Definition wt (r : row) : 'I_n -> R := fun i => vl (r.1 i).
Definition bs (r : row) : R := vl r.2.

(* The pre-activation of a neuron with incoming row r and inputs y. *)
Definition pre (r : row) (y : 'I_n -> R) : R := dot (wt r) y + bs r.

(* The reflected row (-w, -b), which has the same mass. *)
Definition flip (r : row) : row := ([ffun i => ng (r.1 i)], ng r.2).

Lemma flipK : involutive flip.
Proof.
move=> [w b]; rewrite /flip /= ngK; congr (_, _).
by apply/ffunP => i; rewrite !ffunE ngK.
Qed.

Lemma mass_flip r : mass (flip r) = mass r.
Proof.
rewrite /= mass_ng; congr (_ * _).
by apply: rprod_ext => i; rewrite ffunE mass_ng.
Qed.

Lemma wt_flip r i : wt (flip r) i = - wt r i.
Proof. by rewrite /wt ffunE vl_ng. Qed.

Lemma dot_flip r v : dot (wt (flip r)) v = - dot (wt r) v.
Proof. by rewrite -dot_oppl; apply: dot_ext => // i; rewrite wt_flip. Qed.

Lemma pre_flip r y : pre (flip r) y = - pre r y.
Proof. by rewrite /pre dot_flip /bs vl_ng; ring. Qed.

(* A gate in front of an even function of its row is a factor 1/2, provided    *)
(* that ties happen only where the function vanishes.                          *)
Lemma gate_half (y : 'I_n -> R) (G : row -> R) :
  (forall r, G (flip r) = G r) ->
  (forall r, charged r -> pre r y = 0 -> G r = 0) ->
  E row (fun r => if pos (pre r y) then G r else 0) = / 2 * E row G.
Proof.
by move=> GF tie; apply: (symmetrize flipK mass_flip) => // r; exact: pre_flip.
Qed.

(* Moments of a row: independent coordinates. *)
Lemma row_moments (m : 'I_n -> nat) :
  E row (fun r => \rprod_(i : 'I_n) wt r i ^ m i) = \rprod_(i : 'I_n) mom mu (m i).
Proof.
rewrite E_pair (@E_ext _ _ (fun w : fpow [finType of 'I_n] mu =>
  \rprod_(i : 'I_n) vl (w i) ^ m i)).
  exact: (E_pow_prod (fun i (a : mu) => vl a ^ m i)).
by move=> w; rewrite -[RHS](E_const nu).
Qed.

(* The same for the monomial prod_(k | P k) w_(al k). *)
Lemma row_monomial (K : finType) (P : pred K) (al : K -> 'I_n) :
  E row (fun r => \rprod_(k | P k) wt r (al k))
  = \rprod_(a : 'I_n) mom mu #|[pred k | P k && (al k == a)]|.
Proof.
rewrite -row_moments; apply: E_ext => r.
rewrite (partition_big al predT) //=; apply: eq_bigr => a _.
rewrite -rprod_pow_card; apply: eq_bigr => k /andP[_ /eqP ->] //.
Qed.

(* ---- Second and fourth moments of a row ----------------------------------- *)

Local Notation ind c := (if c then 1 else 0).

Lemma pow_ind (w : 'I_n -> R) a : \rprod_(i : 'I_n) w i ^ (i == a) = w a.
Proof.
rewrite (bigD1 a) //= eqxx big1 => [|i /negbTE -> //].
by rewrite /= !Rmult_1_r.
Qed.

Lemma E_w2 i j : E row (fun r => wt r i * wt r j) = mom mu 2 * ind (i == j).
Proof.
rewrite (@E_ext _ _ (fun r => \rprod_(a : 'I_n) wt r a ^ ((a == i) + (a == j)))).
  rewrite row_moments; case: (altP (i =P j)) => [<-|ij].
    rewrite (bigD1 i) //= eqxx big1 ?Rmult_1_r // => a /negbTE ->.
    by rewrite mom0.
  by rewrite (bigD1 i) //= eqxx (negbTE ij) mom_odd // Rmult_0_l Rmult_0_r.
move=> r; rewrite -{1}(pow_ind (wt r) i) -{1}(pow_ind (wt r) j) -rprod_mul.
by apply: rprod_ext => a; rewrite pow_add.
Qed.

(* The fourth cumulant of a weight: zero for a Gaussian. *)
Definition cum4 : R := mom mu 4 - 3 * mom mu 2 ^ 2.

Lemma E_w4 i j k l :
  E row (fun r => wt r i * wt r j * (wt r k * wt r l))
  = mom mu 2 ^ 2 * (ind (i == j) * ind (k == l) + ind (i == k) * ind (j == l)
                    + ind (i == l) * ind (j == k))
    + cum4 * (ind (i == j) * ind (i == k) * ind (i == l)).
Proof.
pose c a := ((a == i) + (a == j) + ((a == k) + (a == l)))%N.
rewrite (@E_ext _ _ (fun r => \rprod_(a : 'I_n) wt r a ^ c a)); last first.
  move=> r; rewrite -{1}(pow_ind (wt r) i) -{1}(pow_ind (wt r) j).
  rewrite -{1}(pow_ind (wt r) k) -{1}(pow_ind (wt r) l) -!rprod_mul.
  by apply: rprod_ext => a; rewrite !pow_add.
rewrite row_moments.
have oddz a : odd (c a) -> \rprod_(b : 'I_n) mom mu (c b) = 0.
  by move=> a_odd; rewrite (bigD1 a) //= mom_odd // Rmult_0_l.
have pair a b : a != b -> (forall e, c e = ((e == a) + (e == a) + ((e == b) + (e == b)))%N) ->
    \rprod_(e : 'I_n) mom mu (c e) = mom mu 2 ^ 2.
  move=> ab cE; rewrite (bigD1 a) //= (bigD1 b) 1?eq_sym //= big1.
    by rewrite !cE !eqxx (negbTE ab) eq_sym (negbTE ab) /= Rmult_1_r.
  by move=> e /andP[/negbTE ea /negbTE eb]; rewrite cE ea eb mom0.
case: (altP (i =P j)) => [ij|ij].
  subst j; case: (altP (k =P l)) => [kl|kl].
    subst l; case: (altP (i =P k)) => [ik|ik].
      subst k; rewrite (bigD1 i) //= big1.
        have -> : c i = 4%N by rewrite /c !eqxx.
        by rewrite /cum4; ring.
      by move=> a /negbTE ai; rewrite /c ai mom0.
    by rewrite (pair i k ik) //; ring.
  case: (altP (i =P k)) => [ik|ik].
    subst k; rewrite (negbTE kl) (oddz l); first by ring.
    by rewrite /c eqxx eq_sym (negbTE kl).
  rewrite (oddz k); first by case: ifP => _; ring.
  by rewrite /c eqxx eq_sym (negbTE ik) (negbTE kl).
case: (altP (i =P k)) => [ik|ik].
  subst k; rewrite (eq_sym j i) (negbTE ij).
  case: (altP (j =P l)) => [jl|jl].
    subst l; rewrite (pair i j ij) ?(negbTE ij); first by ring.
    by move=> e; rewrite /c; case: (e == i); case: (e == j).
  rewrite (oddz j); first by ring.
  by rewrite /c eqxx eq_sym (negbTE ij) (negbTE jl).
case: (altP (i =P l)) => [il|il].
  subst l; case: (altP (j =P k)) => [jk|jk].
    subst k; rewrite (pair i j ij); first by ring.
    by move=> e; rewrite /c; case: (e == i); case: (e == j).
  rewrite (oddz j); first by ring.
  by rewrite /c eqxx eq_sym (negbTE ij) (negbTE jk).
rewrite (oddz i); first by ring.
by rewrite /c eqxx (negbTE ij) (negbTE ik) (negbTE il).
Qed.

Lemma E_dot2 (u v : 'I_n -> R) :
  E row (fun r => dot (wt r) u * dot (wt r) v) = mom mu 2 * dot u v.
Proof.
rewrite (@E_ext _ _ (fun r => \rsum_(i : 'I_n) \rsum_(j : 'I_n)
           (u i * v j) * (wt r i * wt r j))).
  rewrite E_sum /dot -rsum_mull; apply: rsum_ext => i.
  rewrite E_sum -(ord_pick (fun j => mom mu 2 * (u i * v j)) i).
  by apply: rsum_ext => j; rewrite E_scal E_w2; ring.
by move=> r; rewrite /dot rsum_mul; do 2 apply: rsum_ext => ?; ring.
Qed.

(* Q and S, the two quadratic forms of which the fourth moment is made. *)
Definition Qf (u v : 'I_n -> R) : R := dot u u * dot v v + 2 * dot u v ^ 2.
Definition Sf (u v : 'I_n -> R) : R := \rsum_(i : 'I_n) (u i * u i * (v i * v i)).

(* Summing over index coincidences. *)
Section Coincidences.
Variable f : 'I_n -> 'I_n -> 'I_n -> 'I_n -> R.
Local Notation sum4 F := (\rsum_(i : 'I_n) \rsum_(j : 'I_n) \rsum_(k : 'I_n)
                          \rsum_(l : 'I_n) F i j k l).

Lemma coincide_ij_kl :
  sum4 (fun i j k l => ind (i == j) * ind (k == l) * f i j k l)
  = \rsum_(i : 'I_n) \rsum_(k : 'I_n) f i i k k.
Proof.
apply: rsum_ext => i.
rewrite -[RHS](ord_pick (fun j => \rsum_(k : 'I_n) f i j k k) i).
apply: rsum_ext => j; rewrite -rsum_mull; apply: rsum_ext => k.
rewrite -(ord_pick (fun l => f i j k l) k) -rsum_mull.
by apply: rsum_ext => l; ring.
Qed.

Lemma coincide_ik_jl :
  sum4 (fun i j k l => ind (i == k) * ind (j == l) * f i j k l)
  = \rsum_(i : 'I_n) \rsum_(j : 'I_n) f i j i j.
Proof.
apply: rsum_ext => i; apply: rsum_ext => j.
rewrite -[RHS](ord_pick (fun k => f i j k j) i); apply: rsum_ext => k.
rewrite -(ord_pick (fun l => f i j k l) j) -rsum_mull.
by apply: rsum_ext => l; ring.
Qed.

Lemma coincide_il_jk :
  sum4 (fun i j k l => ind (i == l) * ind (j == k) * f i j k l)
  = \rsum_(i : 'I_n) \rsum_(j : 'I_n) f i j j i.
Proof.
apply: rsum_ext => i; apply: rsum_ext => j.
rewrite -[RHS](ord_pick (fun k => f i j k i) j); apply: rsum_ext => k.
rewrite -(ord_pick (fun l => f i j k l) i) -rsum_mull.
by apply: rsum_ext => l; ring.
Qed.

Lemma coincide_all :
  sum4 (fun i j k l => ind (i == j) * ind (i == k) * ind (i == l) * f i j k l)
  = \rsum_(i : 'I_n) f i i i i.
Proof.
apply: rsum_ext => i; rewrite -[RHS](ord_pick (fun j => f i j i i) i).
apply: rsum_ext => j; rewrite -(ord_pick (fun k => f i j k i) i) -rsum_mull.
apply: rsum_ext => k; rewrite -(ord_pick (fun l => f i j k l) i) -!rsum_mull.
by apply: rsum_ext => l; ring.
Qed.

End Coincidences.

(* The four-point function of a row. *)
Lemma E_dot4 (u v : 'I_n -> R) :
  E row (fun r => dot (wt r) u ^ 2 * dot (wt r) v ^ 2)
  = mom mu 2 ^ 2 * Qf u v + cum4 * Sf u v.
Proof.
pose f i j k l := u i * u j * (v k * v l).
rewrite (@E_ext _ _ (fun r => \rsum_(i : 'I_n) \rsum_(j : 'I_n) \rsum_(k : 'I_n)
   \rsum_(l : 'I_n) (f i j k l * (wt r i * wt r j * (wt r k * wt r l))))); last first.
  move=> r; rewrite /dot !rsum_sqr -rsum_mulr; apply: rsum_ext => i.
  rewrite -rsum_mulr; apply: rsum_ext => j; rewrite -rsum_mull; apply: rsum_ext => k.
  by rewrite -rsum_mull; apply: rsum_ext => l; rewrite /f; ring.
transitivity (mom mu 2 ^ 2 * (\rsum_(i : 'I_n) \rsum_(k : 'I_n) f i i k k
  + \rsum_(i : 'I_n) \rsum_(j : 'I_n) f i j i j
  + \rsum_(i : 'I_n) \rsum_(j : 'I_n) f i j j i) + cum4 * \rsum_(i : 'I_n) f i i i i).
  rewrite -coincide_ij_kl -coincide_ik_jl -coincide_il_jk -coincide_all.
  rewrite E_sum -!rsum_add -!rsum_mull -rsum_add; apply: rsum_ext => i.
  rewrite E_sum -!rsum_add -!rsum_mull -rsum_add; apply: rsum_ext => j.
  rewrite E_sum -!rsum_add -!rsum_mull -rsum_add; apply: rsum_ext => k.
  rewrite E_sum -!rsum_add -!rsum_mull -rsum_add; apply: rsum_ext => l.
  by rewrite E_scal E_w4; ring.
congr (_ * _ + _ * _).
rewrite /Qf /dot rsum_sqr rsum_mul Rplus_assoc; congr (_ + _).
rewrite -rsum_add -rsum_mull; apply: rsum_ext => i.
rewrite -rsum_add -rsum_mull; apply: rsum_ext => j.
by rewrite /f; ring.
Qed.

End Row.
