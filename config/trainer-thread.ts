// The thread in which a model is trained: a lesson comes in, the model's bytes go out.

import { parentPort, workerData } from 'node:worker_threads';
import { type Lesson, trainLesson } from '../core/engine/nlu/index.ts';

const model = trainLesson(workerData as Lesson);
parentPort!.postMessage(model, [model.buffer as ArrayBuffer]);
