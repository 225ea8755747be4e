namespace Forestall.Doctrine;

/// <summary>An uncertain number of an instrument or of all of them: competing distributions, one for each answer to a question, or a single one.</summary>
/// <param name="Name">Instrument and what it is, such as <c>mediation.harm</c> or <c>air-strikes.backfire.chance</c>; for those of all instruments its name alone.</param>
/// <param name="Question">The question whose answer chooses the distribution; null when there is only one.</param>
/// <param name="Answers">The distribution under each answer; with no question one, under the empty answer.</param>
/// <param name="Place">Where it is written.</param>
public sealed record Parameter(string Name, string? Question, IReadOnlyDictionary<string, Belief> Answers, TextPlace Place)
{
    /// <summary>What is believed under the answers chosen.</summary>
    /// <param name="answers">The answer to each question.</param>
    /// <exception cref="InputException">The question is not answered.</exception>
    public Belief Under(IReadOnlyDictionary<string, string> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (Question is null)
        {
            return Answers[""];
        }

        return answers.TryGetValue(Question, out var answer) && Answers.TryGetValue(answer, out var belief)
            ? belief
            : throw new InputException($"{Place}: {Name} hangs on the question '{Question}', which is not answered; answer it with one of {string.Join(", ", Answers.Keys)}.");
    }
}

/// <summary>A distribution and what it stands on: rows of the record of effects, an assumption, or both.</summary>
/// <param name="Distribution">What is believed.</param>
/// <param name="Effects">Ids of the rows of <c>record/effects.csv</c> it was made from.</param>
/// <param name="Assumption">What was assumed and why, also in going from the rows to the distribution; null when the rows say it all.</param>
/// <param name="Place">Where it is written.</param>
public sealed record Belief(Distribution Distribution, IReadOnlyList<string> Effects, string? Assumption, TextPlace Place);
