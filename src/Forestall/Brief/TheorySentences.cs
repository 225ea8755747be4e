using Forestall.Lessons.TheoryEvaluations;
using static System.FormattableString;

namespace Forestall.Brief;

/// <summary>Each number of the evaluation of a theory in a sentence.</summary>
public static class TheorySentences
{
    /// <summary>What the fits and the kinds of cases say.</summary>
    public static IEnumerable<string> Of(TheoryEvaluation evaluation, string outcome)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        foreach (var set in evaluation.Sets)
        {
            yield return set.Name == set.Expression ? set.Name : $"{set.Name}, {Meaning(set.Name)}: {set.Expression}";
            foreach (var sentence in FitSentences.Of(set.Name, outcome, set.Fit))
            {
                yield return "  " + sentence;
            }
        }

        foreach (var kind in evaluation.Kinds)
        {
            var side = $"{(kind.WithOutcome ? "with" : "without")} {outcome}";
            var share = kind.OfSide == 0 ? string.Empty : Invariant($" and {100.0 * kind.Cases.Count / kind.OfSide:0.0} % of the {kind.OfSide} {side}");
            yield return Invariant($"{kind.Name} {kind.Cases.Count}: so many cases {side} are in {kind.Sets}, {Meaning(kind.Sets)}; {100.0 * kind.Cases.Count / evaluation.Cases:0.0} % of all {evaluation.Cases}{share}.");
        }
    }

    private static string Meaning(string set) => set switch
    {
        "S" => "the solution",
        "T" => "the theory",
        "T*S" => "what theory and solution both say",
        "~T*S" => "what the solution says beyond the theory",
        "T*~S" => "what the theory says and the solution does not",
        _ => "what neither says",
    };
}
