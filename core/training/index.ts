// What the other rooms see of training.

export { confusionChart, coverageChart, learningChart, lineChart } from './charts.ts';
export {
  type Classifier,
  openReader,
  type Ranked,
  rowsOfBook,
  shopClassifier,
  type Trainer,
  type TrainingRow,
  trainRecogniser,
} from './classifier.ts';
export { decode, type Encoding } from './decoding.ts';
export {
  angerOf,
  angryLabels,
  type DetectorReport,
  type EntityReport,
  evaluateEntities,
  evaluateHuman,
  evaluateMood,
  humanLabels,
} from './detectors.ts';
export { folds, portion, seeded, shuffled } from './folds.ts';
export {
  crossValidate,
  evaluateReady,
  evaluateTrained,
  type IntentReport,
  type LearningPoint,
  learningCurve,
  type Measures,
  type Meter,
  type Progress,
  type ScopeReport,
} from './intents.ts';
export type { Confusion, CurvePoint, LabelScores, Outcome, Scores } from './metrics.ts';
export { type EntityRow, type Fault, type Read, type Row, readEntityRows, readRows } from './rows.ts';
