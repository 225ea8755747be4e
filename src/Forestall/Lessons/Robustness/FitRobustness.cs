namespace Forestall.Lessons.Robustness;

/// <summary>A model of a series of reanalyses and how it relates to the others.</summary>
/// <param name="Model">The model as it was written.</param>
/// <param name="Found">How often it was found.</param>
/// <param name="Score">2(n − 1) for its own n, plus the times each other model was found that it is a submodel of, or that is a submodel of it.</param>
/// <param name="Normalized">The score in parts of the highest; 0 where that is 0.</param>
public sealed record FitRobustnessScore(string Model, int Found, int Score, double Normalized);

/// <summary>
/// Fit-robustness of models found when an analysis is repeated under many settings (Parkkinen and Baumgartner 2023).
/// A model is a submodel of another with the same outcome when each of its terms is a part of a term of the other.
/// </summary>
public static class FitRobustness
{
    private static readonly string[] Arrows = ["<->", "->", "="];

    /// <summary>Scores models written as <c>A*~B + C &lt;-&gt; E</c>, each as often in the list as it was found; the highest score first.</summary>
    /// <exception cref="InputException">A model has no outcome.</exception>
    public static IReadOnlyList<FitRobustnessScore> Score(IEnumerable<string> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        var types = models.Select(Read).GroupBy(static m => m.Key, StringComparer.Ordinal).Select(static g => (Model: g.First(), Found: g.Count())).ToList();
        var scores = types.ConvertAll(t => (t.Model.Written, t.Found, Score: (2 * (t.Found - 1)) + types.Where(o => o.Model.Key != t.Model.Key).Sum(o => o.Found * ((Within(t.Model, o.Model) ? 1 : 0) + (Within(o.Model, t.Model) ? 1 : 0)))));
        var highest = scores.Count == 0 ? 0 : scores.Max(static s => s.Score);
        return [.. scores.Select(s => new FitRobustnessScore(s.Written, s.Found, s.Score, highest == 0 ? 0 : (double)s.Score / highest)).OrderByDescending(static s => s.Score)];
    }

    private static bool Within((string Written, string Key, string Outcome, List<HashSet<string>> Terms) small, (string Written, string Key, string Outcome, List<HashSet<string>> Terms) large) =>
        small.Outcome == large.Outcome && small.Terms.TrueForAll(t => large.Terms.Exists(t.IsSubsetOf));

    private static (string Written, string Key, string Outcome, List<HashSet<string>> Terms) Read(string model)
    {
        var arrow = Array.Find(Arrows, a => model.Contains(a, StringComparison.Ordinal)) ?? throw new InputException($"'{model}' has no outcome; write models as in A*~B + C <-> E.");
        var sides = model.Split(arrow, 2, StringSplitOptions.TrimEntries);
        var terms = sides[0].Split('+', StringSplitOptions.TrimEntries).Select(static t => t.Split('*', StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal)).ToList();
        var key = string.Join('+', terms.Select(static t => string.Join('*', t.Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)) + arrow + sides[1];
        return (model, key, sides[1], terms);
    }
}
