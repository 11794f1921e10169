// The shop's own order system, if the settings name one. Asked outside any transaction, with a deadline.

export interface Orders {
  /** Fields as the shop shows them, e.g. {状态: '已发货', 快递: '顺丰 SF123'}; undefined: no such order. */
  find(orderNo: string, signal: AbortSignal): Promise<Readonly<Record<string, string>> | undefined>;
}
