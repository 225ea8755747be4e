using System.CommandLine;
using System.Globalization;
using Forestall.Brief;
using Forestall.Cli.Output;
using Forestall.Lessons;
using Forestall.Lessons.TheoryEvaluations;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall lessons theory</c>: what a theory said beforehand against what the solution found.</summary>
internal static class LessonsTheoryCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("theory", "Theory evaluation: where the solution supports a theory, goes beyond it, or falls short of it, with the cases by name.");
        var solution = new LessonsSolutionOptions(command);
        var theory = new Option<string>("--theory") { Description = "What the theory says is sufficient, as in A*~B + C.", HelpName = "FORMULA", Required = true };
        var format = CommonOptions.Format();
        command.Add(theory);
        command.Add(format);
        var explain = new ExplainOption(command);
        command.SetAction(parsed =>
        {
            var shown = explain.Beside(parsed, parsed.GetValue(format));
            var solved = solution.Read(parsed, terminal);
            var evaluation = TheoryEvaluation.Of(Formula.Parse(solved.Study, parsed.GetValue(theory)!), solved.Formula);
            if (shown == OutputFormat.Table)
            {
                LessonsSolutionOptions.Say(terminal, solved);
                terminal.Line($"Theory T: {evaluation.Theory}");
                terminal.Write(new Listing<EvaluatedSet>()
                    .Column("Set", "set", static s => s.Name)
                    .Column("inclS", "inclS", static s => s.Fit.Inclusion, static s => LessonsCommand.Shown(s.Fit.Inclusion))
                    .Column("PRI", "PRI", static s => s.Fit.Pri, static s => LessonsCommand.Shown(s.Fit.Pri))
                    .Column("covS", "covS", static s => s.Fit.Coverage, static s => LessonsCommand.Shown(s.Fit.Coverage))
                    .Column("Expression", "expression", static s => s.Expression)
                    .Table([.. evaluation.Sets]));
            }

            new Listing<TheoryCases>()
                .Column("Cases", "kind", static k => k.Name)
                .Column("Sets", "sets", static k => k.Sets)
                .Column("Y", "outcome", static k => k.WithOutcome ? "above 0.5" : "below 0.5")
                .Column("n", "n", static k => k.Cases.Count)
                .Column("Of all", "share", k => (double)k.Cases.Count / evaluation.Cases, k => Percent((double)k.Cases.Count / evaluation.Cases))
                .Column("Of this side", "share_of_side", static k => k.OfSide == 0 ? null : (double)k.Cases.Count / k.OfSide, static k => k.OfSide == 0 ? "-" : Percent((double)k.Cases.Count / k.OfSide))
                .Column(null, "expression", static k => k.Expression)
                .Column("Names", "cases", static k => string.Join(", ", k.Cases))
                .Print(terminal, shown, [.. evaluation.Kinds], () => new
                {
                    outcome = solved.Study.Outcome,
                    theory = evaluation.Theory,
                    solution = evaluation.Solution,
                    sets = evaluation.Sets.Select(static s => new { name = s.Name, fit = SufficiencyJson.Of(new SufficientCandidate(s.Expression, s.Fit)) }),
                    kinds = evaluation.Kinds,
                    casesInNone = evaluation.CasesInNone,
                });
            if (shown == OutputFormat.Table && evaluation.CasesInNone.Count > 0)
            {
                terminal.Line($"In none, since a membership is exactly 0.5: {string.Join(", ", evaluation.CasesInNone)}.");
            }

            explain.Say(parsed, terminal, () => TheorySentences.Of(evaluation, solved.Study.Outcome));
        });
        return command;
    }

    private static string Percent(double share) => share.ToString("P1", CultureInfo.InvariantCulture);
}
