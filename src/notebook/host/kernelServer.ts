import { setTimeout as sleep } from "node:timers/promises";
import { type ExecuteReply, JupyterHandlerImpl, ZmqServer } from "tslab/dist/jupyter.js";
import type { CellOutputs, CellSession } from "./cellSession.js";
import { completing } from "./completeCell.js";
import { documented } from "./inspectCell.js";
import { kernelspec, typescriptVersion } from "./kernelspec.js";
import { streamBuffer } from "./streamBuffer.js";

type Handler = ConstructorParameters<typeof ZmqServer>[0];
type ExecuteRequest = Parameters<Handler["handleExecute"]>[0];
type Message = Parameters<ZmqServer["handleExecute"]>[1];
type Socket = Parameters<ZmqServer["handleShellMessage"]>[0];

/**
 * How long after a failed cell, in milliseconds, further cells still belong to the same Run All. Its requests were sent before
 * anyone could know of the failure, and the failure is told only after this time: no request sent in answer to it is ever aborted.
 */
const abortWindow = 100;

/** Says what this kernel is; the rest of tslab's handler serves as it is. */
class Handlers extends JupyterHandlerImpl {
  override handleKernel(): ReturnType<JupyterHandlerImpl["handleKernel"]> {
    const reply = super.handleKernel();
    return {
      ...reply,
      status: "ok",
      implementation: kernelspec.name,
      banner: `${kernelspec.display_name}: a course on learning-rate schedules that runs`,
      language_info: { ...reply.language_info, version: typescriptVersion },
    } as typeof reply;
  }

  override handleShutdown(request: Parameters<Handler["handleShutdown"]>[0]): ReturnType<Handler["handleShutdown"]> {
    return { status: "ok", restart: request.restart } as ReturnType<Handler["handleShutdown"]>;
  }
}

/**
 * Jupyter's side of the kernel: tslab's server, with execute requests answered as the protocol has them.
 * Errors are `error` outputs and error replies, the last expression is an `execute_result`, and what stood in the queue behind a
 * failed cell is answered "aborted".
 */
export class KernelServer extends ZmqServer {
  readonly #session: CellSession;
  readonly #onClose: () => void;
  #count = 0;
  #queue: Promise<void> = Promise.resolve();
  /** How many times a failed cell has emptied the queue. */
  #aborts = 0;

  constructor({ session, connectionFile, onClose }: { session: CellSession; connectionFile: string; onClose: () => void }) {
    super(new Handlers(completing(documented(session.executor)), false), connectionFile);
    this.#session = session;
    this.#onClose = onClose;
  }

  override handleExecute(socket: Socket, message: Message): Promise<void> {
    const queuedAt = this.#aborts;
    const done = this.#queue.then(async () => {
      const request = message.content as ExecuteRequest;
      const content = queuedAt === this.#aborts ? await this.#execute(request, message) : { status: "aborted" };
      this.#send(socket, message, "execute_reply", content);
    });
    this.#queue = done;
    return done;
  }

  async #execute(request: ExecuteRequest, message: Message): Promise<Partial<ExecuteReply>> {
    const publish = (type: string, content: object): void => this.#send(this.iopub, message, type, content);
    if (!request.silent) {
      this.#count++;
      publish("execute_input", { code: request.code, execution_count: this.#count });
    }
    const streams = streamBuffer((name, text) => publish("stream", { name, text }));
    const inOrder = (type: string, content: object): void => {
      streams.flush();
      publish(type, content);
    };
    const outputs: CellOutputs = {
      stream: streams.write,
      display: ({ data, id, update }) =>
        inOrder(update ? "update_display_data" : "display_data", {
          data,
          metadata: {},
          transient: id === undefined ? {} : { display_id: id },
        }),
      result: (data) => {
        if (!request.silent) inOrder("execute_result", { data, metadata: {}, execution_count: this.#count });
      },
      error: (error) => inOrder("error", error),
    };
    const error = await this.#session.run({ number: this.#count, source: request.code, outputs });
    streams.flush();
    if (!error) return { status: "ok", execution_count: this.#count, payload: [], user_expressions: {} };
    if (request.stop_on_error !== false) {
      await sleep(abortWindow);
      this.#aborts++;
    }
    return { status: "error", execution_count: this.#count, ...error };
  }

  /** tslab answers this one under another message's name. */
  override handleCommInfoRequest(socket: Socket, message: Message): void {
    this.#send(socket, message, "comm_info_reply", { status: "ok", comms: {} });
  }

  override close(): void {
    super.close();
    this.#onClose();
  }

  #send(socket: unknown, message: Message, type: string, content: object): void {
    const reply = message.createReply();
    reply.header.msg_type = type;
    reply.content = content;
    reply.signAndSend(this.connInfo.key, socket);
  }
}
