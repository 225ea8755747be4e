using Forestall.Lessons.NecessaryConditions;
using Microsoft.AspNetCore.Http;
using static System.FormattableString;

namespace Forestall.Workbench.Lessons;

/// <summary>A necessary condition analysis of a study.</summary>
/// <param name="Question">The study.</param>
/// <param name="Measured">Whether measured columns are taken as they were measured, not calibrated.</param>
/// <param name="Settings">How it is made.</param>
/// <param name="Drawn">The condition that is drawn; null for the one with the largest effect.</param>
internal sealed record NcaAsked(StudyQuestion Question, bool Measured, NcaSettings Settings, string? Drawn) : AnalysisAsked(Question)
{
    /// <summary>Permutations of the test unless others are asked for, as on the command line.</summary>
    public const int UsualPermutations = 10_000;

    /// <summary>Permutations at most; the command line makes more.</summary>
    public const int MostPermutations = 20_000;

    /// <summary>The scales of bottleneck tables by their names.</summary>
    public static IReadOnlyList<(string Name, string Meaning, BottleneckScale Scale)> Scales { get; } =
    [
        ("percentage.range", "percent of the range from lowest to highest", BottleneckScale.PercentageRange),
        ("percentage.max", "percent of the highest value", BottleneckScale.PercentageMax),
        ("percentile", "percentiles of the cases", BottleneckScale.Percentile),
        ("actual", "the values themselves", BottleneckScale.Actual),
    ];

    public override string Key => With(
        Question.Key,
        ("values", Measured ? "measured" : null),
        ("corner", Invariant($"{(int)Settings.Corner}")),
        ("perm", Invariant($"{Settings.Permutations}")),
        ("seed", Invariant($"{Settings.Seed}")),
        ("scale", ScaleName));

    public override string Query => With(Key, ("of", Drawn));

    public override string Command => StudyCommands.Nca(this);

    /// <summary>The scale by its name.</summary>
    public string ScaleName => Scales.First(s => s.Scale == Settings.ConditionScale).Name;

    public static NcaAsked Of(StudyQuestion question, IQueryCollection query)
    {
        var scale = Word(query, "scale", "scale of a bottleneck table", [.. Scales.Select(static s => s.Name)]);
        var permutations = StudyQuestion.Whole(query, "perm", "the permutations") ?? UsualPermutations;
        return permutations > MostPermutations
            ? throw new InputException(Invariant($"{permutations:N0} permutations are more than the workbench makes ({MostPermutations:N0}); the command line makes up to 10,000,000."))
            : new NcaAsked(
                question,
                Word(query, "values", "way to take the values", "calibrated", "measured") == "measured",
                new NcaSettings
                {
                    Corner = (Corner)(StudyQuestion.Whole(query, "corner", "the corner") ?? (question.Negated ? (int)Corner.LowerLeft : (int)Corner.UpperLeft)),
                    ConditionScale = Scales.First(s => s.Name == scale).Scale,
                    OutcomeScale = Scales.First(s => s.Name == scale).Scale,
                    Permutations = permutations,
                    Seed = (ulong)(StudyQuestion.Whole(query, "seed", "the seed") ?? 1),
                }.Checked(),
                StudyQuestion.Text(query, "of") is { } of ? Condition(question, of) : null);
    }

    private static string Condition(StudyQuestion question, string name) =>
        question.Conditions.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase))?.Name
            ?? throw new InputException($"'{name}' is not among the conditions; they are {string.Join(", ", question.Conditions.Select(static c => c.Name))}.");
}
