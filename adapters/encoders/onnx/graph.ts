import { bytesField, floatField, integerField, message, textField } from "./protobuf.js";

/** Elements of the tensors this program writes, with their numbers in onnx.proto (TensorProto.DataType). */
const DATA_TYPE = { float: 1, uint8: 2, int8: 3, int32: 6, int64: 7 } as const;
export type ElementType = keyof typeof DATA_TYPE;

/** A whole number, a list of whole numbers, or `{ float }`. */
export type Attribute = number | readonly number[] | { readonly float: number };

/** A fixed size, or the name of one that is known only when the graph runs. */
export type Dimension = number | string;

/** The number of the float type, for attributes that name a type. */
export const FLOAT = DATA_TYPE.float;

const ATTRIBUTE_FLOAT = 1;
const ATTRIBUTE_INTEGER = 2;
const ATTRIBUTE_INTEGERS = 7;
const IR_VERSION = 8;
const OPSET = 17;

const encodeAttribute = (name: string, value: Attribute): Uint8Array => {
  if (typeof value === "number") {
    return message(textField(1, name), integerField(3, value), integerField(20, ATTRIBUTE_INTEGER));
  }
  if ("float" in value) {
    return message(textField(1, name), floatField(2, value.float), integerField(20, ATTRIBUTE_FLOAT));
  }
  return message(
    textField(1, name),
    ...value.map((item) => integerField(8, item)),
    integerField(20, ATTRIBUTE_INTEGERS),
  );
};

const encodeValueInfo = (name: string, type: ElementType, shape: readonly Dimension[]): Uint8Array => {
  const dimensions = shape.map((size) =>
    bytesField(1, typeof size === "string" ? textField(2, size) : integerField(1, size)),
  );
  const tensorType = message(integerField(1, DATA_TYPE[type]), bytesField(2, message(...dimensions)));
  return message(textField(1, name), bytesField(2, bytesField(1, tensorType)));
};

/**
 * Collects the nodes and constants of an ONNX graph and writes them as a model file.
 * Every method that adds a value returns its name. Source: onnx.proto of https://github.com/onnx/onnx, opset 17.
 */
export class GraphWriter {
  readonly #nodes: Uint8Array[] = [];
  readonly #constants = new Map<string, Uint8Array>();
  readonly #inputs: Uint8Array[] = [];
  readonly #outputs: Uint8Array[] = [];

  input(name: string, type: ElementType, shape: readonly Dimension[]): string {
    this.#inputs.push(encodeValueInfo(name, type, shape));
    return name;
  }

  output(name: string, type: ElementType, shape: readonly Dimension[]): void {
    this.#outputs.push(encodeValueInfo(name, type, shape));
  }

  /** A constant tensor; adding the same name twice keeps the first. */
  constant(name: string, type: ElementType, shape: readonly number[], data: ArrayBufferView): string {
    if (!this.#constants.has(name)) {
      const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
      const dimensions = shape.map((size) => integerField(1, size));
      this.#constants.set(
        name,
        message(...dimensions, integerField(2, DATA_TYPE[type]), textField(8, name), bytesField(9, bytes)),
      );
    }
    return name;
  }

  scalar(name: string, value: number): string {
    return this.constant(name, "float", [], Float32Array.of(value));
  }

  integers(name: string, values: readonly number[]): string {
    return this.constant(name, "int64", [values.length], BigInt64Array.from(values, BigInt));
  }

  /** Adds one operation whose only output is called `output`. */
  node(
    operation: string,
    inputs: readonly string[],
    output: string,
    attributes: Readonly<Record<string, Attribute>> = {},
  ): string {
    this.nodeWithOutputs(operation, inputs, [output], attributes);
    return output;
  }

  nodeWithOutputs(
    operation: string,
    inputs: readonly string[],
    outputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
  ): void {
    this.#nodes.push(
      message(
        ...inputs.map((name) => textField(1, name)),
        ...outputs.map((name) => textField(2, name)),
        textField(3, outputs.join("+")),
        textField(4, operation),
        ...Object.entries(attributes).map(([name, value]) => bytesField(5, encodeAttribute(name, value))),
      ),
    );
  }

  /** The bytes of the finished `.onnx` file. */
  bytes(name: string): Uint8Array {
    const graph = message(
      ...this.#nodes.map((node) => bytesField(1, node)),
      textField(2, name),
      ...[...this.#constants.values()].map((constant) => bytesField(5, constant)),
      ...this.#inputs.map((input) => bytesField(11, input)),
      ...this.#outputs.map((output) => bytesField(12, output)),
    );
    return message(
      integerField(1, IR_VERSION),
      textField(2, "chapter-and-verse"),
      bytesField(7, graph),
      bytesField(8, message(textField(1, ""), integerField(2, OPSET))),
    );
  }
}
