import { setTimeout as sleep } from "node:timers/promises";
import type { Executor } from "tslab/dist/executor.js";
import { JupyterHandlerImpl, ZmqServer } from "tslab/dist/jupyter.js";
import { interruption } from "./cellErrors.js";
import type { CellOutputs, CellSession } from "./cellSession.js";
import { characterAt, offsetOf } from "./codePoints.js";
import { completing } from "./completeCell.js";
import { addressOf, type Connection } from "./connection.js";
import type { ErrorContent } from "./displayBundle.js";
import { type HistoryEntry, type HistoryRequest, historyReply } from "./history.js";
import { documented } from "./inspectCell.js";
import { isComplete } from "./isComplete.js";
import { answerTo, type JupyterMessage, partsOf, readMessage } from "./jupyterMessage.js";
import { kernelInfo } from "./kernelInfo.js";
import type { Control } from "./openControl.js";
import { streamBuffer } from "./streamBuffer.js";
import { sendInOrder, zeromq } from "./zeromq.js";

type Handler = ConstructorParameters<typeof ZmqServer>[0];
type Message = Parameters<ZmqServer["handleExecute"]>[1];
type Socket = Parameters<ZmqServer["handleShellMessage"]>[0];

/** What an execute_request asks for. */
interface ExecuteRequest {
  readonly code: string;
  readonly silent?: boolean;
  readonly store_history?: boolean;
  readonly stop_on_error?: boolean;
  readonly user_expressions?: Readonly<Record<string, string>>;
}

/**
 * How long after a failed cell, in milliseconds, further cells still belong to the same Run All. Its requests were sent before
 * anyone could know of the failure, and the failure is told only after this time: no request sent in answer to it is ever aborted.
 */
const abortWindow = 100;

/** tslab's answers about code, in Jupyter's characters and with our documentation. */
class Handlers extends JupyterHandlerImpl {
  constructor(executor: Executor) {
    super(completing(documented(executor)), false);
  }

  override handleKernel(): ReturnType<Handler["handleKernel"]> {
    return kernelInfo() as ReturnType<Handler["handleKernel"]>;
  }

  override handleInspect(request: Parameters<Handler["handleInspect"]>[0]): ReturnType<Handler["handleInspect"]> {
    return super.handleInspect({ ...request, cursor_pos: offsetOf(request.code, request.cursor_pos) });
  }

  override handleComplete(request: Parameters<Handler["handleComplete"]>[0]): ReturnType<Handler["handleComplete"]> {
    const { code } = request;
    const reply = super.handleComplete({ ...request, cursor_pos: offsetOf(code, request.cursor_pos) });
    return { ...reply, cursor_start: characterAt(code, reply.cursor_start), cursor_end: characterAt(code, reply.cursor_end) };
  }

  override handleIsComplete({ code }: Parameters<Handler["handleIsComplete"]>[0]): ReturnType<Handler["handleIsComplete"]> {
    return isComplete(code);
  }
}

/**
 * Jupyter's side of the kernel: tslab's server, with execute requests answered as the protocol has them, and with what it leaves out.
 * It listens for requests about cells only; the control thread has the other sockets.
 *
 * What stood in the queue behind a failed cell is answered with an error of its own, "Aborted". The protocol's older "aborted" is no
 * error to nbclient, which would keep the cell as one that ran and showed nothing, and nbgrader gives full marks for that. No error is
 * put under the cell: graders run cells one by one, so that none is ever queued, and a learner who runs all would get a notebook full of
 * red boxes instead of the one that matters.
 */
export class KernelServer extends ZmqServer {
  readonly #connection: Connection;
  readonly #control: Control;
  readonly #session: CellSession;
  readonly #history: HistoryEntry[] = [];
  /** Cells that count, and all that were run. */
  #count = 0;
  #runs = 0;
  #queue: Promise<void> = Promise.resolve();
  /** The request whose cell is running. */
  #running: Message | null = null;
  /** The failed cell that emptied the queue last, and how many have. */
  #failed = "";
  #aborts = 0;

  constructor({ session, connection, control }: { session: CellSession; connection: Connection; control: Control }) {
    super(new Handlers(session.executor), "");
    this.#connection = connection;
    this.#control = control;
    this.#session = session;
  }

  override async init(): Promise<void> {
    const { Router } = zeromq();
    this.connInfo = { ...this.#connection, signature_scheme: "hmac-sha256", kernel_name: "" };
    this.iopub = { send: this.#control.publish } as unknown as typeof this.iopub;
    this.shell = new Router();
    this.stdin = new Router();
    await this.shell.bind(addressOf(this.#connection, this.#connection.shell_port));
    await this.stdin.bind(addressOf(this.#connection, this.#connection.stdin_port));
    void this.#listen();
  }

  async #listen(): Promise<void> {
    // tslab waits for nothing that it sends.
    const answers = sendInOrder(this.shell) as unknown as Socket;
    for await (const parts of this.shell) void this.handleShellMessage(answers, ...parts);
  }

  override async handleShellMessage(socket: Socket, ...parts: Buffer[]): Promise<void> {
    const message = readMessage(this.connInfo.key, parts);
    if (message === null) return;
    const type = message.header.msg_type;
    if (/^(kernel_info|execute|is_complete|inspect|complete|comm_info)_request$/.test(type))
      return super.handleShellMessage(socket, ...parts);
    this.#publish(message, "status", { execution_state: "busy" });
    if (type === "history_request")
      this.#answer(socket, message, "history_reply", historyReply(this.#history, message.content as HistoryRequest));
    // A widget that asks for its other half here is told that there is none.
    if (type === "comm_open") this.#publish(message, "comm_close", { comm_id: message.content.comm_id, data: {} });
    this.#publish(message, "status", { execution_state: "idle" });
  }

  /** tslab calls a cell busy when its request comes. Front ends take the last state they hear of for the kernel's: a cell is busy from its turn on. */
  override publishStatus(status: string, about: Message): void {
    const isCell = about.header.msg_type === "execute_request";
    if (isCell && status === "busy") return;
    super.publishStatus(status, about);
    if (!isCell && status === "idle" && this.#running) super.publishStatus("busy", this.#running);
  }

  override handleExecute(socket: Socket, message: Message): Promise<void> {
    const queuedAt = this.#aborts;
    const done = this.#queue.then(async () => {
      super.publishStatus("busy", message);
      const request = message.content as ExecuteRequest;
      const aborted = { status: "error", ename: "Aborted", evalue: `not run, because ${this.#failed} failed`, traceback: [] };
      const content = queuedAt === this.#aborts ? await this.#execute(request, message) : { ...aborted, execution_count: null };
      this.#send(socket, message, "execute_reply", content);
    });
    this.#queue = done;
    return done;
  }

  async #execute(request: ExecuteRequest, message: Message): Promise<object> {
    const { code, silent = false, store_history: counts = !silent } = request;
    if (counts && !silent) this.#count++;
    const count = this.#count;
    const publish = (type: string, content: object): void => this.#send(this.iopub, message, type, content);
    if (!silent) publish("execute_input", { code, execution_count: count });
    const streams = streamBuffer((name, text) => publish("stream", { name, text }));
    const inOrder = (type: string, content: object): void => {
      streams.flush();
      publish(type, content);
    };
    let output: string | null = null;
    const outputs: CellOutputs = {
      stream: streams.write,
      display: ({ data, id, update }) =>
        inOrder(update ? "update_display_data" : "display_data", {
          data,
          metadata: {},
          transient: id === undefined ? {} : { display_id: id },
        }),
      result: (data) => {
        output = String(data["text/plain"] ?? "");
        if (!silent) inOrder("execute_result", { data, metadata: {}, execution_count: count });
      },
      error: (error) => inOrder("error", error),
    };
    // A cell that does not count must not share its name with one that does.
    const number = counts && !silent ? count : -(this.#runs + 1);
    const error = await this.#run(() => this.#session.run({ number, source: code, outputs }), outputs, message);
    streams.flush();
    if (counts && !silent) this.#history.push({ count, source: code, output });
    if (!error) return { status: "ok", execution_count: count, payload: [], user_expressions: notEvaluated(request.user_expressions) };
    if (request.stop_on_error !== false) {
      await sleep(abortWindow);
      this.#failed = `In[${count}]`;
      this.#aborts++;
    }
    return { status: "error", execution_count: count, ...error };
  }

  /** Lets the control thread know that a cell is running, and which. */
  async #run(run: () => Promise<ErrorContent | null>, outputs: CellOutputs, message: Message): Promise<ErrorContent | null> {
    const { state } = this.#control;
    state.run = ++this.#runs;
    this.#running = message;
    this.#control.running(message.header);
    try {
      const error = await run();
      // A callback was cut short, and the cell came to its end all the same.
      if (error !== null || state.cut !== state.run) return error;
      outputs.error(interruption);
      return interruption;
    } catch (thrown) {
      console.error("kernel:", thrown);
      const error = { ename: "KernelFault", evalue: `${thrown}. Restart the kernel.`, traceback: [] };
      outputs.error(error);
      return error;
    } finally {
      state.run = 0;
      this.#running = null;
      this.#control.running(null);
    }
  }

  /** tslab answers this one under another message's name. */
  override handleCommInfoRequest(socket: Socket, message: Message): void {
    this.#send(socket, message, "comm_info_reply", { status: "ok", comms: {} });
  }

  override close(): void {
    this.handler.close();
    this.shell.close();
    this.stdin.close();
  }

  #publish(about: JupyterMessage, type: string, content: object): void {
    this.#control.publish(partsOf(this.connInfo.key, answerTo(about, type, content)));
  }

  #answer(socket: Socket, request: JupyterMessage, type: string, content: object): void {
    void socket.send(partsOf(this.connInfo.key, answerTo(request, type, content)));
  }

  #send(socket: unknown, message: Message, type: string, content: object): void {
    const reply = message.createReply();
    reply.header.msg_type = type;
    reply.content = content;
    reply.signAndSend(this.connInfo.key, socket);
  }
}

/** Nothing is evaluated on the side here; each expression is answered with that. */
const notEvaluated = (expressions: Readonly<Record<string, string>> = {}): object =>
  Object.fromEntries(
    Object.keys(expressions).map((name) => [
      name,
      {
        status: "error",
        ename: "NotSupported",
        evalue: "this kernel evaluates no user_expressions: put the expression in a cell",
        traceback: [],
      },
    ]),
  );
