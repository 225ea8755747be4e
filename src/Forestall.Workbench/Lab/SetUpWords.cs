using Forestall.Brief;
using Forestall.Workbench.Shell;
using static System.FormattableString;

namespace Forestall.Workbench.Lab;

/// <summary>A part of a set-up in words.</summary>
/// <param name="What">What is chosen.</param>
/// <param name="Said">How.</param>
public sealed record SetUpWord(string What, string Said);

/// <summary>Set-ups in words.</summary>
internal static class SetUpWords
{
    private const string AsItShips = "as it ships";

    /// <summary>What a set-up says; of answers and beliefs only those that are not as they ship.</summary>
    public static IReadOnlyList<SetUpWord> Of(LabSetUp setUp, LabBench bench) =>
    [
        new("Doctrines", string.Join(", ", setUp.Doctrines.Select(d => setUp.BuiltIn.Contains(d) ? d.Name : $"{d.Name} (your own, version {d.Version})"))),
        new("Draws", Invariant($"{setUp.Draws:N0}, seed {setUp.Seed}")),
        new("Months", $"{setUp.From ?? bench.Workspace.Record.From} to {bench.Workspace.Record.To}"),
        new("Harm is thinned", setUp.Expected ? "in expectation" : "death by death"),
        .. setUp.Answers.Select(a => new SetUpWord(Asks(bench, a.Key), a.Value)),
        .. setUp.Beliefs.Select(static b => new SetUpWord(Sentences.Capital(ReplaySentences.Parameter(b.Key)), b.Value.InWords())),
    ];

    /// <summary>In what two set-ups differ, each with what the one and the other says.</summary>
    public static IReadOnlyList<(string What, string A, string B)> Differences(LabSetUp a, LabSetUp b, LabBench bench)
    {
        var (first, second) = (Of(a, bench), Of(b, bench));
        return
        [
            .. first.Concat(second).Select(static w => w.What).Distinct(StringComparer.Ordinal)
                .Select(what => (what, Said(first, what, bench), Said(second, what, bench)))
                .Where(static d => d.Item2 != d.Item3),
        ];
    }

    private static string Said(IReadOnlyList<SetUpWord> words, string what, LabBench bench) =>
        words.FirstOrDefault(w => w.What == what)?.Said
        ?? bench.Instruments.Questions.FirstOrDefault(q => Asks(bench, q.Name) == what)?.Default
        ?? AsItShips;

    private static string Asks(LabBench bench, string question) => bench.Instruments.Questions.First(q => q.Name == question).Asks;
}
