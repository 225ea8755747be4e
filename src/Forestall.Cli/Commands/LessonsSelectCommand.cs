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
        var kinds = new Option<string[]>("--kind") { Description = "Only these: " + string.Join(", ", CaseSelections.Kinds) + ".", HelpName = "NAMES", AllowMultipleArgumentsPerToken = true };
        kinds.AcceptOnlyFromAmong([.. CaseSelections.Kinds]);
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
            var all = set is null ? CaseSelections.Sufficient(solved.Formula, parsed.GetValue(term), parsed.GetValue(most)) : CaseSelections.Necessary(set, parsed.GetValue(most));
            var wanted = parsed.GetValue(kinds) is { Length: > 0 } named ? all.Where(s => named.Contains(s.Kind, StringComparer.OrdinalIgnoreCase)).ToList() : [.. all];
            if (wanted.Count == 0)
            {
                throw new InputException($"cases of this kind are not selected for a {(set is null ? "sufficient" : "necessary")} set; choose among {string.Join(", ", all.Select(static s => s.Kind))}.");
            }

            CaseSelectionTables.Print(terminal, shown, solved, set, wanted);
            explain.Say(parsed, terminal, () => CaseSelectionTables.Explained(wanted, solved.Study.Outcome));
        });
        return command;
    }
}
