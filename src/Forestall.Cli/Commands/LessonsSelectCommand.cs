using System.CommandLine;
using Forestall.Cli.Output;
using Forestall.Lessons;
using Forestall.Lessons.CaseSelection;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall lessons select</c>: which cases to study within, and which pairs to compare.</summary>
internal static class LessonsSelectCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("select", "Set-theoretic multi-method research: the best cases to study after the analysis (typical, deviant, irrelevant), and the best matching pairs to compare.");
        var solution = new LessonsSolutionOptions(command);
        var term = new Option<int?>("--term") { Description = "Look at the conjuncts of this term of the solution alone; of every term when left out.", HelpName = "N" };
        var necessary = new Option<string?>("--necessary") { Description = "Select for this necessary set, as in A + B, instead of for the sufficient solution.", HelpName = "FORMULA" };
        var most = new Option<int>("--max-pairs") { Description = "At most so many pairs for each set.", DefaultValueFactory = static _ => 5 };
        var kinds = new Option<string[]>("--kind") { Description = "Only these: " + string.Join(", ", Kinds) + ".", HelpName = "NAMES", AllowMultipleArgumentsPerToken = true };
        kinds.AcceptOnlyFromAmong([.. Kinds]);
        var format = CommonOptions.Format();
        Option[] mine = [term, necessary, most, kinds, format];
        foreach (var option in mine)
        {
            command.Add(option);
        }

        var explain = new ExplainOption(command);
        command.SetAction(parsed =>
        {
            var shown = explain.Beside(parsed, parsed.GetValue(format));
            if (parsed.GetValue(most) < 1)
            {
                throw new InputException($"the number of pairs {parsed.GetValue(most)} is out of range; choose at least 1.");
            }

            var solved = solution.Read(parsed, terminal);
            var set = parsed.GetValue(necessary) is { } text ? Formula.Parse(solved.Study, text) : null;
            var all = set is null ? Sufficient(solved.Formula, parsed.GetValue(term), parsed.GetValue(most)) : Necessary(set, parsed.GetValue(most));
            var wanted = parsed.GetValue(kinds) is { Length: > 0 } named ? all.Where(s => named.Contains(s.Kind, StringComparer.OrdinalIgnoreCase)).ToList() : all;
            if (wanted.Count == 0)
            {
                throw new InputException($"cases of this kind are not selected for a {(set is null ? "sufficient" : "necessary")} set; choose among {string.Join(", ", all.Select(static s => s.Kind))}.");
            }

            CaseSelectionTables.Print(terminal, shown, solved, set, wanted);
            explain.Say(parsed, terminal, () => CaseSelectionTables.Explained(wanted, solved.Study.Outcome));
        });
        return command;
    }

    /// <summary>The kinds of cases and pairs.</summary>
    private static IEnumerable<string> Kinds =>
    [
        "typical", "typical-conjuncts", "deviant-consistency", "deviant-coverage", "deviant-relevance", "irrelevant",
        "typical-typical", "typical-typical-conjuncts", "typical-irrelevant", "typical-irrelevant-conjuncts", "typical-deviant-consistency", "typical-deviant-relevance", "deviant-coverage-irrelevant",
    ];

    private static List<Selection> Sufficient(Formula solution, int? term, int most)
    {
        var terms = term is { } one ? [one - 1] : Enumerable.Range(0, solution.Terms.Count).ToList();
        return
        [
            new("typical", "Typical cases", Cases: SufficiencyCases.Typical(solution)),
            new("typical-conjuncts", "Typical cases for each conjunct of a term", Focal: [.. terms.SelectMany(t => SufficiencyCases.TypicalForConjuncts(solution, t).Select(f => (Term(solution, t), f)))]),
            new("deviant-consistency", "Deviant cases for consistency", Cases: SufficiencyCases.DeviantConsistency(solution)),
            new("deviant-coverage", "Deviant cases for coverage, by row of the truth table", Cases: SufficiencyCases.DeviantCoverage(solution)),
            new("irrelevant", "Individually irrelevant cases, by row of the truth table", Cases: SufficiencyCases.Irrelevant(solution)),
            new("typical-typical", "Typical cases, two by two", Pairs: SufficiencyCases.TypicalPairs(solution, most)),
            new("typical-typical-conjuncts", "Typical cases, two by two, for each conjunct of a term", Pairs: [.. terms.SelectMany(t => Named(solution, t, SufficiencyCases.TypicalPairsForConjuncts(solution, t, most)))]),
            new("typical-irrelevant", "Typical and individually irrelevant cases", Pairs: SufficiencyCases.TypicalAndIrrelevant(solution, most)),
            new("typical-irrelevant-conjuncts", "Typical and individually irrelevant cases, for each conjunct of a term", Pairs: [.. terms.SelectMany(t => Named(solution, t, SufficiencyCases.TypicalAndIrrelevantForConjuncts(solution, t, most)))]),
            new("typical-deviant-consistency", "Typical cases and deviant ones for consistency", Pairs: SufficiencyCases.TypicalAndDeviantConsistency(solution, most)),
            new("deviant-coverage-irrelevant", "Deviant cases for coverage and irrelevant ones of the same row", Pairs: SufficiencyCases.DeviantCoverageAndIrrelevant(solution, most)),
        ];
    }

    private static List<Selection> Necessary(Formula set, int most) =>
    [
        new("typical", "Typical cases", Cases: NecessityCases.Typical(set)),
        new("deviant-consistency", "Deviant cases for consistency, by row of the truth table", Cases: NecessityCases.DeviantConsistency(set)),
        new("deviant-relevance", "Deviant cases for relevance", Cases: NecessityCases.DeviantRelevance(set)),
        new("typical-deviant-relevance", "Typical cases and deviant ones for relevance", Pairs: NecessityCases.TypicalAndDeviantRelevance(set, most)),
        new("typical-deviant-consistency", "Typical cases and deviant ones for consistency, alike in the other conditions", Pairs: NecessityCases.TypicalAndDeviantConsistency(set, most)),
        new("typical-irrelevant", "Typical and individually irrelevant cases", Pairs: NecessityCases.TypicalAndIrrelevant(set, most)),
        new("typical-typical", "Typical cases, two by two", Pairs: NecessityCases.TypicalPairs(set, most)),
    ];

    private static string Term(Formula solution, int term) => solution.Terms[term].Expression;

    private static IEnumerable<CasePair> Named(Formula solution, int term, IReadOnlyList<CasePair> pairs) => pairs.Select(p => p with { Set = $"{p.Set} in {Term(solution, term)}" });
}
