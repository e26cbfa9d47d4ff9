import Foundation
import Networks
import Testing

/// What is not a graph, and the one sentence that says so.
@Suite struct GraphJSONRefusalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let body: String
    let sentence: String
    var testDescription: String { sentence }
  }

  /// Bodies beside the schema; `E` stands for two nodes and the key of edges.
  static let cases: [Case] = [
    ("E [{'from':'a','to':'z'}]", "the edge 'a -> z' dangles, for no node is"),
    ("E [{'from':'a','to':'q'},{'from':'a','to':'q'}]", "'a -> q' is listed"),
    ("E [{'from':'q','to':'a'}]", "enters the input 'a'"),
    ("E [{'from':'a'}]", "an edge lacks the key 'from' or 'to'"),
    ("E [{'from':'a','to':'q','wieght':1}]", "the unknown key 'wieght'"),
    ("E [{'from':'a','to':'q','law':'gauss'}]", "the law of the edge 'a -> q'"),
    ("E [{'from':'a','to':'q','variance':0}]", "has the variance 0"),
    ("E [{'from':'a','to':'q','variance':'x'}]", "where a number such as"),
    ("E [{'from':'a','to':'q','fixed':0}]", "is fixed at 0: remove it"),
    ("E [{'from':'a','to':'q','fixed':1,'law':'uniform'}]", "both 'fixed' and"),
    ("E []", "the neuron 'q' has fan-in zero"),
    ("E 3", "'edges' of the graph is 3 where a list is expected"),
    ("'inputs':['a','a'],'outputs':['q']", "two nodes are named 'a'"),
    ("'inputs':['a']", "the graph has no output"),
    ("'outputs':['q']", "the graph has no input"),
    ("'inputs':[{'name':'a','bias':'none'}]", "the unknown key 'bias'"),
    ("'neurons':[{'bias':'none'}]", "a node of 'neurons' lacks the key 'name'"),
    ("'neurons':[{'name':'u','bias':'b'}]", "the bias of the node 'u'"),
    (
      "'nodes':[]", "the graph has the unknown key 'nodes': the keys are schema"
    ),
    ("'weights':'w'", "the law of the graph"),
    ("'outputActivation':'tanh', E []", "'tanh', neither relu nor linear"),
    ("'input':[1,2], E [{'from':'a','to':'q'}]", "the input has 2 coordinates"),
    ("'input':[1,'x'], E [{'from':'a','to':'q'}]", "something not a number"),
    ("'layers':{'widths':[2]}", "need at least two"),
    ("'layers':{'widths':[2,'x']}", "holds something not an integer"),
    ("'layers':{'widths':[1,1],'fan':'out'}", "neither fan-in nor width"),
    ("'layers':{'widths':[1,1],'connections':['all']}", "of layer 1 is 'all'"),
    (
      "'layers':{'widths':[2,1],'connections':[{'mask':[[1]]}]}",
      "the mask of layer 1 is not 1 rows of 2 numbers"
    ),
    (
      "'layers':{'widths':[2,1],'connections':[{'mask':[[1,2]]}]}",
      "the mask of layer 1 holds something other than 0 or 1"
    ),
    (
      "'layers':{'widths':[2,1],'connections':[{'edges':[[2,0]]}]}",
      "the edge [2, 0] of layer 1 dangles"
    ),
    (
      "'layers':{'widths':[1,2,1],'connections':['full',{'edges':[]}]}",
      "the neuron '2:0' has fan-in zero"
    ),
    (
      "'inputs':['a'],'neurons':['u','v'],'outputs':['q'],'edges':["
        + "{'from':'a','to':'u'},{'from':'u','to':'v'},{'from':'v','to':'u'},"
        + "{'from':'v','to':'q'}]",
      "the edges 'u -> v -> u' form a cycle: remove one"
    ),
    (
      "'inputs':['a'],'outputs':['q','r'],'edges':[{'from':'a','to':'q'},"
        + "{'from':'q','to':'r'}]",
      "the edge 'q -> r' leaves the output 'q'"
    ),
    (
      "'inputs':['a'],'neurons':['u'],'outputs':['q'],'edges':["
        + "{'from':'a','to':'u','shared':'w'},"
        + "{'from':'u','to':'q','shared':'w','variance':1}]",
      "the edge 'u -> q' shares 'w' as gaussian of variance 1 but the edge"
    ),
  ].map { Case(body: $0.0, sentence: $0.1) }

  @Test(arguments: cases)
  func isRefused(_ refusal: Case) throws {
    let body = refusal.body.replacing(
      "E ",
      with: "'inputs':['a'],'outputs':['q'],'edges':"
    )
    let json = "{'schema':'pathsum-graph/1',\(body)}".replacing("'", with: "\"")
    #expect {
      try GraphNetwork(json: Data(json.utf8))
    } throws: { error in
      let text = "\(error)"
      return error is GraphError && text.contains(refusal.sentence)
        && !text.contains("\n")
    }
  }

  @Test(arguments: [
    ("", "the graph is not JSON"), ("{", "the graph is not JSON"),
    ("[1]", "the graph is a list where an object is expected"),
    ("{}", "the graph's 'schema' is not 'pathsum-graph/1'"),
    ("{\"schema\": \"pathsum-graph/2\"}", "is not 'pathsum-graph/1'"),
    ("{\"schema\": 1}", "'schema' of the graph is 1 where a text is expected"),
  ])
  func isNoGraph(text: String, sentence: String) {
    #expect {
      try GraphNetwork(json: Data(text.utf8))
    } throws: {
      "\($0)".contains(sentence)
    }
  }
}
