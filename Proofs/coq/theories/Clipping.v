(* ========================================================================== *)
(*  Clipping: g -> min(1, C/|g|) g is the projection on the ball of radius C: *)
(*  its value lies in the ball, it is the nearest point of the ball, and the  *)
(*  only nearest one.                                                         *)
(* ========================================================================== *)
From Coq Require Import Reals Lra.
From mathcomp Require Import all_ssreflect.
From PathSum Require Import RBig Laws.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Local Open Scope R_scope.

Section Clipping.
Variable n : nat.
Implicit Types (g y u v : 'I_n -> R).

Definition norm v : R := sqrt (dot v v).
Definition dist u v : R := norm (fun i => u i - v i).

Lemma dot_ge0 v : 0 <= dot v v.
Proof. by apply: rsum_ge0 => i; exact: Rle_0_sqr. Qed.

Lemma norm_ge0 v : 0 <= norm v.
Proof. exact: sqrt_pos. Qed.

Lemma norm_sqr v : norm v * norm v = dot v v.
Proof. by apply: sqrt_sqrt; exact: dot_ge0. Qed.

Lemma dot_add u v :
  dot (fun i => u i + v i) (fun i => u i + v i) = dot u u + 2 * dot u v + dot v v.
Proof.
rewrite /dot -rsum_mull -!rsum_add; apply: rsum_ext => i; ring.
Qed.

Lemma dot_scal c u v : dot (fun i => c * u i) v = c * dot u v.
Proof. by rewrite /dot -rsum_mull; apply: rsum_ext => i; ring. Qed.

Lemma dot_subr u v z : dot u (fun i => v i - z i) = dot u v - dot u z.
Proof. by rewrite /dot -rsum_sub; apply: rsum_ext => i; ring. Qed.

(* Cauchy-Schwarz. *)
Lemma cauchy_schwarz u v : dot u v <= norm u * norm v.
Proof.
have [U0|U0] := Req_EM_T (dot u u) 0.
  have u0 i : u i = 0.
    have := rsum_eq0 (F := fun i => u i * u i) (fun i => Rle_0_sqr (u i)) U0 i.
    by move/Rmult_integral; case.
  have -> : dot u v = 0 by rewrite /dot big1 // => i _; rewrite u0 Rmult_0_l.
  by apply: Rmult_le_pos; exact: norm_ge0.
apply: Rle_trans (Rle_abs _) _; rewrite -sqrt_Rsqr_abs /norm -sqrt_mult_alt; last exact: dot_ge0.
apply: sqrt_le_1_alt; rewrite /Rsqr.
have U : 0 < dot u u by have := dot_ge0 u; lra.
have := dot_ge0 (fun i => - (dot u v / dot u u) * u i + v i).
rewrite dot_add !dot_scal (dotC u (fun i => _ * u i)) dot_scal => H.
have := Rmult_le_compat_r _ _ _ (Rlt_le _ _ U) H; rewrite Rmult_0_l.
have -> : (- (dot u v / dot u u) * (- (dot u v / dot u u) * dot u u)
          + 2 * (- (dot u v / dot u u) * dot u v) + dot v v) * dot u u
        = dot u u * dot v v - dot u v * dot u v by field; lra.
by lra.
Qed.

Variable C : R.
Hypothesis C0 : 0 < C.

(* Clipping. For g = 0 Coq's C / 0 is 0, and the value is 0 as it should be. *)
Definition clip g : 'I_n -> R := fun i => Rmin 1 (C / norm g) * g i.

Lemma clip_inside g : norm g <= C -> clip g =1 g.
Proof.
move=> gC i; rewrite /clip; have [g0|g0] := Req_EM_T (norm g) 0.
  have G0 : dot g g = 0 by rewrite -norm_sqr g0; ring.
  have := rsum_eq0 (F := fun i => g i * g i) (fun i => Rle_0_sqr (g i)) G0 i.
  move/Rmult_integral => gi0; have -> : g i = 0 by case: gi0.
  by rewrite Rmult_0_r.
have g_pos : 0 < norm g by have := norm_ge0 g; lra.
rewrite Rmin_left ?Rmult_1_l //; apply: (Rmult_le_reg_r (norm g)) => //.
by rewrite /Rdiv Rmult_assoc Rinv_l; lra.
Qed.

Lemma clip_outside g : C < norm g -> clip g =1 (fun i => C / norm g * g i).
Proof.
move=> gC i; rewrite /clip Rmin_right //.
apply: (Rmult_le_reg_r (norm g)); first by lra.
by rewrite /Rdiv Rmult_assoc Rinv_l; lra.
Qed.

Lemma dot_ext1 u u' v v' : u =1 u' -> v =1 v' -> dot u v = dot u' v'.
Proof. exact: dot_ext. Qed.

(* The clipped vector is in the ball ... *)
Theorem clip_in_ball g : norm (clip g) <= C.
Proof.
case: (Rle_lt_dec (norm g) C) => gC.
  by rewrite /norm (dot_ext1 (clip_inside gC) (clip_inside gC)).
rewrite /norm (dot_ext1 (clip_outside gC) (clip_outside gC)) dot_scal dotC dot_scal.
rewrite -norm_sqr.
have -> : C / norm g * (C / norm g * (norm g * norm g)) = C ^ 2 by field; lra.
by rewrite sqrt_pow2; lra.
Qed.

(* ... keeps the direction ... *)
Theorem clip_direction g : exists c, 0 <= c <= 1 /\ clip g =1 (fun i => c * g i).
Proof.
exists (Rmin 1 (C / norm g)); split=> //; split; last exact: Rmin_l.
apply: Rmin_glb; first by lra.
have [-> |g0] := Req_EM_T (norm g) 0; first by rewrite /Rdiv Rinv_0; lra.
by left; apply: Rdiv_lt_0_compat => //; have := norm_ge0 g; lra.
Qed.

(* The variational inequality <g - Pg, y - Pg> <= 0 for y in the ball. *)
Lemma clip_obtuse g y : norm y <= C ->
  dot (fun i => g i - clip g i) (fun i => y i - clip g i) <= 0.
Proof.
move=> yC; case: (Rle_lt_dec (norm g) C) => gC.
  have E i : g i - clip g i = 0 * g i by rewrite (clip_inside gC i); ring.
  by rewrite (dot_ext1 E (fun i => erefl)) dot_scal Rmult_0_l; exact: Rle_refl.
have g0 : 0 < norm g by lra.
have k1 : C / norm g < 1.
  by apply: (Rmult_lt_reg_r (norm g)) => //; rewrite /Rdiv Rmult_assoc Rinv_l; lra.
have E1 i : g i - clip g i = (1 - C / norm g) * g i by rewrite (clip_outside gC i); ring.
have E2 i : y i - clip g i = y i - C / norm g * g i by rewrite (clip_outside gC i).
rewrite (dot_ext1 E1 E2) dot_scal dot_subr [dot g (fun i => _ * g i)]dotC dot_scal -norm_sqr.
have -> : C / norm g * (norm g * norm g) = C * norm g by field; lra.
have cs := cauchy_schwarz g y; have yc := Rmult_le_compat_l _ _ _ (Rlt_le _ _ g0) yC.
have : 0 <= (1 - C / norm g) * (C * norm g - dot g y) by apply: Rmult_le_pos; lra.
by lra.
Qed.

(* Pythagoras: |g - y|^2 >= |g - Pg|^2 + |y - Pg|^2 on the ball. *)
Lemma clip_pythagoras g y : norm y <= C ->
  dot (fun i => g i - clip g i) (fun i => g i - clip g i)
  + dot (fun i => y i - clip g i) (fun i => y i - clip g i)
  <= dot (fun i => g i - y i) (fun i => g i - y i).
Proof.
move=> yC; have ob := clip_obtuse g yC.
have E : (fun i => g i - y i) =1 (fun i => (g i - clip g i) + -1 * (y i - clip g i)).
  by move=> i; ring.
rewrite (dot_ext1 E E) dot_add.
rewrite (dotC (fun i => g i - clip g i) (fun i => -1 * _)) !dot_scal.
rewrite (dotC (fun i => y i - clip g i) (fun i => -1 * _)) dot_scal.
by rewrite (dotC (fun i => y i - clip g i) (fun i => g i - _)); lra.
Qed.

(* ... is the nearest point of the ball ... *)
Theorem clip_nearest g y : norm y <= C -> dist g (clip g) <= dist g y.
Proof.
move=> yC; apply: sqrt_le_1_alt; have := clip_pythagoras g yC.
by have := dot_ge0 (fun i => y i - clip g i); lra.
Qed.

(* ... and the only nearest one. *)
Theorem clip_unique g y : norm y <= C -> dist g y <= dist g (clip g) -> y =1 clip g.
Proof.
move=> yC close i; have py := clip_pythagoras g yC.
have sq : dot (fun i => g i - y i) (fun i => g i - y i)
       <= dot (fun i => g i - clip g i) (fun i => g i - clip g i).
  by apply: sqrt_le_0 close; exact: dot_ge0.
have z : dot (fun i => y i - clip g i) (fun i => y i - clip g i) = 0.
  by have := dot_ge0 (fun i => y i - clip g i); lra.
have := rsum_eq0 (F := fun i => (y i - clip g i) * (y i - clip g i))
          (fun i => Rle_0_sqr (y i - clip g i)) z i.
by case/Rmult_integral; lra.
Qed.

End Clipping.
