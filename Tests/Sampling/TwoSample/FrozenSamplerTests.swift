import Foundation
import Sampling
import Testing

/// The first nets of every sampler at seed 1, block 0, as bits that never
/// change: the same in debug and release, for any number of threads.
///
/// On the baseline level of x86-64 every bit is fixed; other processors may
/// round a product and a sum together. To change a draw, raise
/// `Streams.protocolVersion` and add to this file.
@Suite struct FrozenSamplerTests {
  /// ln Z of the first six nets.
  struct Frozen: Sendable, CustomTestStringConvertible {
    let net: NetCase
    let kind: SamplerKind
    let logs: [Double]
    var testDescription: String {
      "\(net.testDescription), \(kind.rawValue)"
    }
  }

  @Test(arguments: narrow + wide + mixed)
  func firstNetsAreFrozen(_ frozen: Frozen) throws {
    let sampler = try frozen.kind.sampler(
      for: try frozen.net.spec(),
      level: .baseline
    )
    let stream = BlockStream(try Streams(seed: 1), block: 0)
    let logs = sampler.logSquaredGradients(frozen.logs.count, from: stream)
    for (log, value) in zip(logs, frozen.logs) {
      #if arch(x86_64)
        #expect(log.bitPattern == value.bitPattern, "\(log) for \(value)")
      #else
        #expect(log == value || abs(log - value) <= 0x1p-40)
      #endif
    }
    #expect(logs.count == frozen.logs.count)
  }

  /// Sixteen nets in the lanes of a vector.
  private static let narrowNet = NetCase(
    widths: "3,4,5,2",
    biases: ["gaussian(1/4)"],
    linear: true
  )

  private static let narrow: [Frozen] = [
    Frozen(
      net: narrowNet,
      kind: .dense,
      logs: [
        -0x1.017b0a64ddd5cp+2, -0x1.281fe72b0c6e8p+0, 0x1.399628302113fp+1,
        -0x1.d39b2a9914226p+2, -0x1.65085b97c0a33p+0, -0x1.d8b767b761f22p+0,
      ]
    ),
    Frozen(
      net: narrowNet,
      kind: .conditioned,
      logs: [
        -0x1.db9552af6973ep-1, 0x1.939e130207188p-2, -0x1.18af366c4878ep+2,
        0x1.b191b97d20fe4p-1, -0x1.c3c80ceb125fep+1, -0x1.770321fce6f2cp+1,
      ]
    ),
    Frozen(
      net: narrowNet,
      kind: .folded,
      logs: [
        0x1.e9fcc5688c68ap+0, -0x1.435cd90d15596p+0, 0x1.6bae77d0ffc3cp-1,
        -0x1.584be1087a2fp+3, -0x1.6867d3178952cp+1, -.infinity,
      ]
    ),
    Frozen(
      net: narrowNet,
      kind: .conditionedFolded,
      logs: [
        -0x1.debcd0417431ep-1, -0x1.4a2da5d0e0bf8p-1, -0x1.74935ccc5fbf8p-3,
        -0x1.18f92177fea7p+2, 0x1.4e15f53a54436p+0, -.infinity,
      ]
    ),
    Frozen(
      net: narrowNet,
      kind: .masked,
      logs: [
        0x1.16443e86d6fc4p+0, 0x1.9b6d6346f7f5cp-1, -0x1.b39d08cc0e5cp-3,
        -0x1.e9c131c49f9b9p+0, -0x1.ca60ec63ad864p-1, -.infinity,
      ]
    ),
    Frozen(
      net: narrowNet,
      kind: .chiSquare,
      logs: [
        0x1.2f9febcbc026cp+0, 0x1.842bc15edac66p-1, -0x1.1f4650978099bp-4,
        -0x1.12bd1bae2d968p+0, 0x1.73425f7e9c92ep+0, -0x1.73803548771b7p+2,
      ]
    ),
  ]

  /// Nets wider than a vector, one at a time.
  private static let wideNet = NetCase(
    widths: "3,20,5,2",
    biases: ["gaussian(1/4)"]
  )

  private static let wide: [Frozen] = [
    Frozen(
      net: wideNet,
      kind: .dense,
      logs: [
        0x1.069520916eba1p+1, -.infinity, -.infinity, -.infinity,
        0x1.e3c8a9f7c55c3p+1, -.infinity,
      ]
    ),
    Frozen(
      net: wideNet,
      kind: .conditioned,
      logs: [
        -0x1.59f9549cdaea4p+0, 0x1.084c4c70d71b4p-1, -0x1.ab9e93b7432p-8,
        -0x1.42532c90cdc51p+1, 0x1.1186e026ed5ap-4, -0x1.41cfe5f73a57ap+2,
      ]
    ),
    Frozen(
      net: wideNet,
      kind: .folded,
      logs: [
        -.infinity, 0x1.232ea645a84d6p+0, -0x1.53b7bae2fde98p-2,
        -0x1.ddde105b9a584p-1, 0x1.167af54a9b00bp+1, 0x1.bbefc3e047fa6p+0,
      ]
    ),
    Frozen(
      net: wideNet,
      kind: .conditionedFolded,
      logs: [
        -.infinity, 0x1.001f82db41ee7p+1, -0x1.e06b58fbaf45dp+0,
        -0x1.b6b5e06590921p+0, -0x1.2f387e66d1384p+2, -0x1.4a09f60084631p+3,
      ]
    ),
    Frozen(
      net: wideNet,
      kind: .masked,
      logs: [
        -.infinity, -0x1.eae89d2b77eacp-1, -0x1.467662c1b60dcp-1,
        0x1.32990fde9212ep+0, -0x1.f9064981cc3fdp+1, 0x1.e277efb2e4e84p-1,
      ]
    ),
    Frozen(
      net: wideNet,
      kind: .chiSquare,
      logs: [
        -.infinity, -.infinity, -0x1.9384ab732704dp+0, -.infinity, -.infinity,
        -.infinity,
      ]
    ),
  ]

  /// Laws that differ from layer to layer.
  private static let mixedNet = NetCase(
    widths: "3,4,5,2",
    weights: ["uniform", "laplace", "triangular"],
    linear: true
  )

  private static let mixed: [Frozen] = [
    Frozen(
      net: mixedNet,
      kind: .dense,
      logs: [
        0x1.d7260ab4e0f7dp-1, -0x1.5b28bda9d6c82p+1, -0x1.e9ea7545fbaa8p-2,
        -0x1.74e6f03c45028p-2, 0x1.312909343e50cp+1, -0x1.d62dd278782cdp+2,
      ]
    ),
    Frozen(
      net: mixedNet,
      kind: .folded,
      logs: [
        0x1.0b1f7315e7225p+1, 0x1.396379f0503c2p-2, 0x1.0186173348d96p-1,
        -0x1.326b415fc904p+2, 0x1.73e01039a86cdp+1, -.infinity,
      ]
    ),
    Frozen(
      net: mixedNet,
      kind: .masked,
      logs: [
        0x1.e3e30aa069e64p-1, -0x1.3fe97e00a98bfp+2, -0x1.8592e72ca913bp-1,
        0x1.a1df7ea194a8p-2, 0x1.05c2a4883b9efp+1, -.infinity,
      ]
    ),
  ]
}
