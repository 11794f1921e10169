// The demo shop as it is shipped: its dialogues go as written, and its answers contradict none of its policies.

import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../scripts/train/commands.ts';
import { keptModels } from '../support/models.ts';
import { type TemporaryFolder, temporaryFolder } from './folders.ts';

let data: TemporaryFolder;
beforeAll(() => {
  data = temporaryFolder('demo');
});
afterAll(() => data.remove());

const run = (...args: string[]) =>
  runCommand(args, {
    ...keptModels,
    HUOJI_DATA: data.path,
    HUOJI_KNOWLEDGE: join(import.meta.dirname, '../../knowledge'),
  });

describe('the demo shop', () => {
  it('holds its scripted dialogues', async () => {
    const report = (await run('dialogues', '--shop', 'demo'))!;
    expect(report.lines.filter((line) => !line.startsWith('ok'))).toHaveLength(1);
    expect((report.json as { dialogues: unknown[] }).dialogues.length).toBeGreaterThanOrEqual(4);
    expect(report.code).toBe(0);
  });

  it('promises nothing its policies do not', async () => {
    const report = (await run('lint', '--shop', 'demo', '--only', 'contradicts_policy'))!;
    expect((report.json as { findings: unknown[] }).findings).toEqual([]);
  });

  it('lists its entries and answers for every command by name', async () => {
    expect((await run('entries', '--shop', 'demo'))!.lines.length).toBeGreaterThan(80);
    expect(await run('--help')).toBeUndefined();
    await expect(run('gasp')).rejects.toMatchObject({ code: 'usage_command' });
    await expect(run('gaps', '--days', 'x')).rejects.toMatchObject({ code: 'usage_option' });
    await expect(run('gaps', '--shop', 'nobody')).rejects.toMatchObject({ code: 'knowledge_missing' });
    await expect(run('label', '你好', 'no_such_entry', '--shop', 'demo')).rejects.toMatchObject({
      code: 'entry_unknown',
    });
  });
});
