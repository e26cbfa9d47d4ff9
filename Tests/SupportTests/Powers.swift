import Foundation

/// Ten to a real power.
func tenTo(_ exponent: Double) -> Double {
  pow(10, exponent)
}
