import { describe, expect, it } from "vitest";
import { askedFormOf } from "../../../src/answering/question/asked-form.js";

describe("the form in which an answer is wanted", () => {
  it.each([
    ["What are the four duties?", "duties", 4],
    ["Which three actions does the plan name?", "actions", 3],
    ["list the levels", "levels", null],
    ["What are the steps to return a key?", "steps", null],
    ["Which tools may I borrow?", "tools", null],
    ["Name all twelve stations.", "stations", 12],
    ["钥匙归还有哪些步骤？", "步骤", null],
    ["列出所有等级", "等级", null],
    ["哪三项措施需要批准？", "措施需要批准", 3],
  ])("%s: several %s", (question, noun, count) =>
    expect(askedFormOf(question)).toEqual({ form: "list", noun, count }),
  );

  it.each([
    ["What does the key policy cover?", "the key policy"],
    ["Summarise the harbour plan", "the harbour plan"],
    ["Give me an overview of the harbour plan, please", "the harbour plan, please"],
    ["What's in the boat handbook?", "the boat handbook"],
    ["概括一下港口计划", "港口计划"],
    ["港口计划包括哪些内容？", "港口计划"],
  ])("%s: the outline of %s", (question, named) =>
    expect(askedFormOf(question)).toEqual({ form: "outline", named }),
  );

  it.each([
    "What documents do you have?",
    "Which policies can I ask about?",
    "How many documents are there?",
    "What can I ask you?",
    "List all documents",
    "你有哪些文件？",
    "有多少份文件？",
    "我可以问什么？",
    "可以问哪些问题",
  ])("%s: the library", (question) =>
    expect(askedFormOf(question)).toEqual({ form: "documents", about: null }),
  );

  it.each([
    ["Which documents talk about inspections?", "inspections"],
    ["In which policies are visitors mentioned?", "visitors"],
    ["哪些文件提到了检查？", "检查"],
  ])("%s: documents about %s", (question, about) =>
    expect(askedFormOf(question)).toEqual({ form: "documents", about }),
  );

  it.each([
    ["Compare sick leave and parental leave", ["sick leave", "parental leave"], ""],
    ["What is the difference between the plan of Porto and Faro?", ["Porto", "Faro"], "plan"],
    ["How do Porto and Faro differ in parking fees?", ["Porto", "Faro"], "parking fees"],
    ["比较病假和事假", ["病假", "事假"], ""],
    ["病假和事假有什么区别？", ["病假", "事假"], ""],
  ])("%s: side by side", (question, sides, aspect) =>
    expect(askedFormOf(question)).toEqual({ form: "comparison", sides, aspect }),
  );

  it.each([
    "How many keys are there?",
    "What is the key policy?",
    "How many documents must I hand in?",
    "What documents do I need for a visa?",
    "How do Ana and Bo book trains?",
    "Who is the boss?",
    "What is the status?",
    "钥匙在哪里？",
    "What does a key cost?",
  ])("%s: sentences", (question) => {
    const { form } = askedFormOf(question);
    // A plural noun may ask for a list: whether there is one decides what is found.
    expect(["sentences", ...(question.includes("documents do I") ? ["list"] : [])]).toContain(form);
  });
});
