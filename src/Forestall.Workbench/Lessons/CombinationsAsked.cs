using Forestall.Lessons;
using Microsoft.AspNetCore.Http;
using static System.FormattableString;

namespace Forestall.Workbench.Lessons;

/// <summary>Combinations of conditions that are necessary, or sufficient, for a study's outcome.</summary>
/// <param name="Question">The study.</param>
/// <param name="Sufficiency">Whether sufficient ones are looked for, or necessary ones.</param>
/// <param name="Settings">What they must reach.</param>
/// <param name="Drawn">The set that is drawn; null for the one with the highest inclusion.</param>
internal sealed record CombinationsAsked(StudyQuestion Question, bool Sufficiency, SetSearchSettings Settings, string? Drawn) : AnalysisAsked(Question)
{
    private const int UsualDepth = 3;

    public override string Key => With(
        Question.Key,
        ("relation", Sufficiency ? "sufficiency" : null),
        ("least", Invariant($"{Settings.InclusionCut}")),
        ("rel", Invariant($"{Settings.RelevanceCut}")),
        ("cov", Invariant($"{Settings.CoverageCut}")),
        ("depth", Invariant($"{Settings.Depth}")));

    public override string Query => With(Key, ("of", Drawn));

    public override string Command => StudyCommands.Combinations(this);

    public static CombinationsAsked Of(StudyQuestion question, IQueryCollection query)
    {
        var sufficiency = Word(query, "relation", "relation", "necessity", "sufficiency") == "sufficiency";
        var usual = StudyQuestion.Usual;
        var most = Math.Max(1, question.Conditions.Count);
        return new CombinationsAsked(
            question,
            sufficiency,
            new SetSearchSettings
            {
                InclusionCut = Cut(query, "least", "the least inclusion") ?? (sufficiency ? usual.SufficiencyCut : usual.NecessityCut),
                RelevanceCut = Cut(query, "rel", sufficiency ? "the least PRI" : "the least relevance") ?? (sufficiency ? usual.PriCut : usual.RelevanceCut),
                CoverageCut = Cut(query, "cov", "the least coverage") ?? 0,
                Depth = StudyQuestion.Whole(query, "depth", "the conditions joined at most") is not { } depth ? Math.Min(UsualDepth, most)
                    : depth is >= 1 and <= StudyQuestion.MostConditions ? Math.Min(depth, most)
                    : throw new InputException(Invariant($"{depth} conditions cannot be joined; write 1 to {StudyQuestion.MostConditions} for the depth.")),
            },
            StudyQuestion.Text(query, "of"));
    }

    private static double? Cut(IQueryCollection query, string name, string what) => StudyQuestion.Number(query, name, what) switch
    {
        null => null,
        >= 0 and <= 1 and var cut => cut,
        { } other => throw new InputException(Invariant($"{other} is out of range for {what}; choose 0 to 1.")),
    };
}
