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
  angryLabels,
  type DetectorReport,
  type EntityReport,
  evaluateEntities,
  evaluateHuman,
  evaluateMood,
  humanLabels,
} from './detectors.ts';
export { type DialogueResult, type Lapse, playDialogue } from './dialogues.ts';
export { applyDrafts, type Draft, draftLine, languageKey } from './drafts.ts';
export { folds, portion, seeded, shuffled } from './folds.ts';
export { findGaps, type Gap } from './gaps.ts';
export { type Case, type Change, casesOfQuestions, type GateReport, type Regression, runGate } from './gate.ts';
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
export {
  type Agreement,
  addLabels,
  agreement,
  agreementsIn,
  casesOfBook,
  casesOfLabels,
  casesOfRows,
  type Label,
  NONE,
  readLabels,
} from './labels.ts';
export { type Finding, findingKinds, lint } from './lint.ts';
export { masked } from './masking.ts';
export type { Confusion, CurvePoint, LabelScores, Outcome, Scores } from './metrics.ts';
export { type ImportFault, type ImportReport, importChats } from './past-chats.ts';
export {
  type Edit,
  history,
  type Press,
  type Publication,
  type Published,
  publish,
  reviewFiles,
  rollBack,
  tryEdits,
} from './publishing.ts';
export { type Question, questionsOf, type Trouble, troubleOfAnswer, troubles } from './questions.ts';
export { type Line, readTalks, type Talk } from './record.ts';
export { type EntityRow, type Fault, type Read, type Row, readEntityRows, readRows } from './rows.ts';
export {
  type Drift,
  drawSample,
  driftOf,
  keepSample,
  readSamples,
  type Sample,
  type SampleRow,
  scoreSample,
  type WeekScore,
  weekOf,
} from './samples.ts';
export { subscribing, unansweredOf, unsubscribing } from './subscription.ts';
export { type DraftedAnswer, type Suggestion as GapSuggestion, suggestFor } from './suggest.ts';
export { askOnce, entriesReached, openTalk } from './talk.ts';
export {
  type Asked,
  askAllOf,
  lowestFor,
  type ThresholdPoint,
  thresholdChart,
  thresholdPoint,
  thresholdTable,
} from './threshold-report.ts';
export {
  addDraft,
  dropDrafts,
  dueAt,
  editsOf,
  publishDrafts,
  publishDue,
  readDrafts,
  readSchedule,
  type ScheduledPublication,
  schedule,
} from './waiting-edits.ts';
