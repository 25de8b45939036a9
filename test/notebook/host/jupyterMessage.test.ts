import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { answerTo, partsOf, readMessage } from "../../../src/notebook/host/jupyterMessage.js";

const key = "a key";
const header = { msg_id: "1", msg_type: "kernel_info_request", session: "s", username: "u", date: "2026-01-01T00:00:00Z", version: "5.3" };
const request = { identities: [Buffer.from("one"), Buffer.from("two")], header, parent: {}, content: { η: "🙂" } };

const bytes = (parts: readonly (Uint8Array | string)[]): Buffer[] => parts.map((part) => Buffer.from(part as string));
const sent = bytes(partsOf(key, request));

/** The message with another part in place of one. */
const changed = (at: number, part: string): Buffer[] => sent.map((one, i) => (i === at ? Buffer.from(part) : one));

describe("a message of Jupyter's protocol", () => {
  test("is read as it was sent", () => {
    expect(readMessage(key, sent)).toEqual(request);
    expect(readMessage("", bytes(partsOf("", request)))).toEqual(request);
  });

  test("stands behind its identities, and is signed over its four parts", () => {
    const [one, two, delimiter, signature, ...body] = sent.map(String);
    expect([one, two, delimiter]).toEqual(["one", "two", "<IDS|MSG>"]);
    expect(body).toEqual([JSON.stringify(header), "{}", "{}", '{"η":"🙂"}']);
    expect(signature).toBe(createHmac("sha256", key).update(body.join("")).digest("hex"));
  });

  test.each([
    ["another key's", bytes(partsOf("another", request))],
    ["an unsigned one", bytes(partsOf("", request))],
    ["one that was changed", changed(7, "{}")],
    ["one with a shorter signature", changed(3, "00")],
    ["one without a delimiter", changed(2, "IDS")],
    ["one with too few parts", sent.slice(0, -1)],
    ["nothing", []],
    ["signed text that is no JSON", bytes(["<IDS|MSG>", createHmac("sha256", key).update("{{{{").digest("hex"), "{", "{", "{", "{"])],
  ])("is not read: %s", (_, parts) => {
    expect(readMessage(key, parts)).toBeNull();
  });

  test("is answered to whom it came from, under its own head", () => {
    const answer = answerTo(request, "kernel_info_reply", { status: "ok" });
    expect(answer).toMatchObject({ identities: request.identities, parent: header, content: { status: "ok" } });
    expect(answer.header).toMatchObject({ msg_type: "kernel_info_reply", session: "s", version: "5.3" });
    expect(answer.header.msg_id).not.toBe(header.msg_id);
  });
});
