import { ExactIndex } from "../../../src/retrieval/vectors/exact-index.js";
import { matrixOf, vectorIndexContract } from "../../contracts/vector-index-contract.js";

vectorIndexContract(
  "the exact scan",
  async (vectors, dimension) => new ExactIndex(matrixOf(vectors, dimension), dimension),
);
