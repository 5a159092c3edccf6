/** What only the pages of exercises need: no other page pays for it. */
import { ExercisePath } from '../elements/exercise/exercise-path.ts';
import { ReaderExercise } from '../elements/exercise/reader-exercise.ts';

customElements.define('exercise-path', ExercisePath);
customElements.define('reader-exercise', ReaderExercise);
