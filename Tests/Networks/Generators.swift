import GSL

/// A generator of the product's own kind.
func generator(seed: UInt64) -> Generator {
  Generator(xoshiro: (seed, seed &+ 1, 2, 3))
}
