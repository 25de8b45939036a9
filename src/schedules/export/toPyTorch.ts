import type { AnyFamily } from "../family.js";
import { families } from "../registry.js";
import type { Schedule } from "../schedule.js";

/** PyTorch code for a schedule. */
export function toPyTorch(lr: Schedule): string {
  const { definition } = families.find((family) => family.definition.name === lr.spec.kind) as AnyFamily;
  const form = definition.pytorch?.(lr.spec as Required<object>);
  const optimizer = (rate: number): string => `optimizer = torch.optim.SGD(model.parameters(), lr=${rate})`;
  if (form) return [optimizer(form.lr), ...(form.scheduler ? [`scheduler = torch.optim.lr_scheduler.${form.scheduler}`] : [])].join("\n");
  return `${optimizer(1)}\nscheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda t: ${definition.python(lr.spec as Required<object>)})`;
}
