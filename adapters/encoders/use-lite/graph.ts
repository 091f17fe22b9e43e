import { FLOAT, GraphWriter } from "../onnx/graph.js";
import { quantiseColumns } from "../onnx/quantise-columns.js";
import { DIMENSION, MAX_PIECES, type Precision } from "./fingerprint.js";
import type { Weights } from "./weights.js";

/** Rows and columns of a kernel. */
type Shape = readonly [rows: number, columns: number];

const EMBEDDING_WIDTH = 256;
const HEADS = 4;
const FEED_FORWARD_WIDTH = 1536;
const VOCABULARY_ROWS = 8002;
const LAYER_NORM_EPSILON = 1e-6;
const MASKED = -1e9;

/**
 * Writes Universal Sentence Encoder lite (a two-layer pre-norm transformer over 256-wide word pieces, a masked
 * mean, one tanh layer, unit length) as the bytes of an ONNX file. Inputs: `ids` int64 [batch, pieces], `mask`
 * float [batch, pieces] with 1 for a piece and 0 for padding. Output: `vectors` float [batch, 512].
 * Sources: Cer et al. 2018 (arXiv:1803.11175) and the topology in the package's model.json.
 */
export const writeUseLite = (weights: Weights, precision: Precision): Uint8Array =>
  new UseLiteWriter(weights, precision).write();

class UseLiteWriter {
  readonly #graph = new GraphWriter();
  readonly #weights: Weights;
  readonly #precision: Precision;

  constructor(weights: Weights, precision: Precision) {
    this.#weights = weights;
    this.#precision = precision;
  }

  write(): Uint8Array {
    const graph = this.#graph;
    graph.input("ids", "int64", ["batch", "pieces"]);
    graph.input("mask", "float", ["batch", "pieces"]);
    let state = this.#embeddedPieces();
    const bias = this.#paddingBias();
    state = this.#transformerLayer(0, state, bias);
    state = this.#transformerLayer(1, state, bias);
    const mean = this.#maskedMean(state);
    const hidden = this.#dense("tanh", mean, [DIMENSION, DIMENSION], {
      kernel: "tanh_layer_0/weights",
      bias: "tanh_layer_0/bias",
    });
    graph.node("Tanh", [hidden], "tanh");
    graph.node("LpNormalization", ["tanh"], "vectors", { axis: -1, p: 2 });
    graph.output("vectors", "float", ["batch", DIMENSION]);
    return graph.bytes("use-lite");
  }

  /** Twice the piece's embedding (the model adds it to itself) plus the timing signal of its position. */
  #embeddedPieces(): string {
    const graph = this.#graph;
    const doubled = this.#weights.get("module/Embeddings_en").map((value) => value * 2);
    graph.constant("embedding", "float", [VOCABULARY_ROWS, EMBEDDING_WIDTH], doubled);
    graph.constant("timing", "float", [MAX_PIECES, EMBEDDING_WIDTH], this.#timingSignal());
    graph.node("Gather", ["embedding", "ids"], "pieces.embedding");
    graph.node("Shape", ["ids"], "ids.shape");
    graph.node("Slice", ["ids.shape", graph.integers("one", [1]), graph.integers("two", [2])], "ids.pieces");
    const zero = graph.integers("zero", [0]);
    graph.node("Slice", ["timing", zero, "ids.pieces", zero], "pieces.timing");
    return graph.node("Add", ["pieces.embedding", "pieces.timing"], "pieces");
  }

  /** Sines in the first half, cosines in the second; the angular speeds come from the weights. */
  #timingSignal(): Float32Array {
    const speeds = this.#weights.get("TimingSignal/ExpandDims_1");
    const half = speeds.length;
    const signal = new Float32Array(MAX_PIECES * half * 2);
    for (let position = 0; position < MAX_PIECES; position += 1) {
      speeds.forEach((speed, i) => {
        const angle = Math.fround(position * speed);
        signal[position * half * 2 + i] = Math.sin(angle);
        signal[position * half * 2 + half + i] = Math.cos(angle);
      });
    }
    return signal;
  }

  /** Zero for a piece, a huge negative number for padding, shaped to be added to attention scores. */
  #paddingBias(): string {
    const graph = this.#graph;
    graph.node("Sub", [graph.scalar("1", 1), "mask"], "padding");
    graph.node("Mul", ["padding", graph.scalar("masked", MASKED)], "padding.bias");
    return graph.node("Unsqueeze", ["padding.bias", graph.integers("head+query", [1, 2])], "attention.bias");
  }

  #transformerLayer(layer: 0 | 1, input: string, bias: string): string {
    const graph = this.#graph;
    const at = `layer${layer}`;
    const attention = this.#attention(layer, input, bias);
    const residual = layer === 0 ? this.#widened(input) : input;
    const middle = graph.node("Add", [attention, residual], `${at}.middle`);
    const forward = this.#feedForward(layer, middle);
    return graph.node("Add", [forward, middle], `${at}.output`);
  }

  /** The first layer is 256 wide on the way in and 512 on the way out, so what passes it by is projected. */
  #widened(input: string): string {
    const prefix = "Layer_0/TransformerLayer/dense";
    return this.#dense("widen", input, [EMBEDDING_WIDTH, DIMENSION], {
      kernel: `${prefix}/kernel/ConcatPartitions/concat`,
      bias: `${prefix}/bias/ConcatPartitions/concat`,
    });
  }

  #attention(layer: 0 | 1, input: string, bias: string): string {
    const graph = this.#graph;
    const at = `layer${layer}.attention`;
    const names = `Layer_${layer}/TransformerLayer`;
    const width = layer === 0 ? EMBEDDING_WIDTH : DIMENSION;
    const headWidth = width / HEADS;
    const normal = this.#layerNorm(at, input, width, `${names}/layer_prepostprocess`);
    const joined = this.#dense(`${at}.qkv`, normal, [width, 3 * width], {
      kernel: `${names}/MultiheadAttention/qkv_transform_single/kernel/part_0`,
      bias: `${names}/MultiheadAttention/qkv_transform_single/bias/ConcatPartitions/concat`,
    });
    // [batch, pieces, 3 * width] -> [3, batch, heads, pieces, head width]; a 0 keeps the size that is there.
    graph.node(
      "Reshape",
      [joined, graph.integers(`${at}.split`, [0, 0, 3, HEADS, headWidth])],
      `${at}.parts`,
    );
    graph.node("Transpose", [`${at}.parts`], `${at}.heads`, { perm: [2, 0, 3, 1, 4] });
    const part = (name: string, index: number): string => {
      const which = graph.constant(`part${index}`, "int64", [], BigInt64Array.of(BigInt(index)));
      return graph.node("Gather", [`${at}.heads`, which], `${at}.${name}`, { axis: 0 });
    };
    const scale = graph.scalar(`${at}.scale`, 1 / Math.sqrt(headWidth));
    const query = graph.node("Mul", [part("query", 0), scale], `${at}.query.scaled`);
    const key = graph.node("Transpose", [part("key", 1)], `${at}.key.turned`, { perm: [0, 1, 3, 2] });
    graph.node("MatMul", [query, key], `${at}.scores`);
    graph.node("Add", [`${at}.scores`, bias], `${at}.scores.masked`);
    graph.node("Softmax", [`${at}.scores.masked`], `${at}.shares`, { axis: -1 });
    graph.node("MatMul", [`${at}.shares`, part("value", 2)], `${at}.mixed`);
    graph.node("Transpose", [`${at}.mixed`], `${at}.mixed.turned`, { perm: [0, 2, 1, 3] });
    graph.node(
      "Reshape",
      [`${at}.mixed.turned`, graph.integers(`${at}.join`, [0, 0, width])],
      `${at}.joined`,
    );
    return this.#dense(`${at}.out`, `${at}.joined`, [width, DIMENSION], {
      kernel: `${names}/MultiheadAttention/output_transform_single/kernel/part_0`,
      bias: `${names}/MultiheadAttention/output_transform_single/bias/ConcatPartitions/concat`,
    });
  }

  #feedForward(layer: 0 | 1, input: string): string {
    const graph = this.#graph;
    const at = `layer${layer}.forward`;
    const names = `Layer_${layer}/TransformerLayer/FFN`;
    const normal = this.#layerNorm(at, input, DIMENSION, `${names}/layer_prepostprocess`);
    const wide = this.#dense(`${at}.in`, normal, [DIMENSION, FEED_FORWARD_WIDTH], {
      kernel: `${names}/conv1/Tensordot/Reshape_1`,
      bias: `${names}/conv1/bias/ConcatPartitions/concat`,
    });
    const positive = graph.node("Relu", [wide], `${at}.relu`);
    return this.#dense(`${at}.out`, positive, [FEED_FORWARD_WIDTH, DIMENSION], {
      kernel: `${names}/conv2/Tensordot/Reshape_1`,
      bias: `${names}/conv2/bias/ConcatPartitions/concat`,
    });
  }

  #layerNorm(at: string, input: string, width: number, names: string): string {
    const graph = this.#graph;
    const part = (name: string): string =>
      graph.constant(
        `${at}.norm.${name}`,
        "float",
        [width],
        this.#weights.get(`${names}/layer_norm/layer_norm_${name}/ConcatPartitions/concat`),
      );
    const attributes = { axis: -1, epsilon: { float: LAYER_NORM_EPSILON } };
    return graph.node("LayerNormalization", [input, part("scale"), part("bias")], `${at}.norm`, attributes);
  }

  /** `shape` is that of the kernel, rows and columns; `named` says under which names the weights stand. */
  #dense(at: string, input: string, shape: Shape, named: { kernel: string; bias: string }): string {
    const graph = this.#graph;
    const weights = this.#weights.get(named.kernel);
    const product =
      this.#precision === "fp32"
        ? graph.node(
            "MatMul",
            [input, graph.constant(`${at}.kernel`, "float", shape, weights)],
            `${at}.product`,
          )
        : this.#int8Product(at, input, shape, weights);
    const offset = graph.constant(`${at}.bias`, "float", [shape[1]], this.#weights.get(named.bias));
    return graph.node("Add", [product, offset], `${at}.sum`);
  }

  /**
   * Weights in 8 bits with one scale a column, activations in 8 bits with one scale a run. onnxruntime fuses these
   * nodes into one kernel. Source of the scheme: Jacob et al. 2018 (arXiv:1712.05877), section 2.
   */
  #int8Product(at: string, input: string, shape: Shape, weights: Float32Array): string {
    const [rows, columns] = shape;
    const graph = this.#graph;
    const { values, scales } = quantiseColumns(weights, rows, columns);
    const kernel = graph.constant(`${at}.kernel`, "int8", shape, values);
    const scale = graph.constant(`${at}.scales`, "float", [columns], scales);
    const [quantised, step, zero] = [`${at}.input`, `${at}.input.scale`, `${at}.input.zero`];
    graph.nodeWithOutputs("DynamicQuantizeLinear", [input], [quantised, step, zero]);
    graph.node("MatMulInteger", [quantised, kernel, zero], `${at}.integers`);
    graph.node("Cast", [`${at}.integers`], `${at}.floats`, { to: FLOAT });
    graph.node("Mul", [step, scale], `${at}.scale`);
    return graph.node("Mul", [`${at}.floats`, `${at}.scale`], `${at}.product`);
  }

  #maskedMean(state: string): string {
    const graph = this.#graph;
    graph.node("Unsqueeze", ["mask", graph.integers("two", [2])], "mask.wide");
    graph.node("Mul", [state, "mask.wide"], "state.masked");
    const pieces = graph.integers("one", [1]);
    graph.node("ReduceSum", ["state.masked", pieces], "state.sum", { keepdims: 0 });
    graph.node("ReduceSum", ["mask", pieces], "mask.sum", { keepdims: 1 });
    return graph.node("Div", ["state.sum", "mask.sum"], "state.mean");
  }
}
