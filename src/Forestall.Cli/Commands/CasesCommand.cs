using System.CommandLine;
using System.Globalization;
using Forestall.Cli.Output;
using Forestall.Record.Curated;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall cases</c>: coded opportunities for prevention.</summary>
internal static class CasesCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("cases", "Opportunities for prevention, coded by conditions and outcomes.");
        command.Add(List(terminal));
        command.Add(Show(terminal));
        command.Add(Agreement(terminal));
        return command;
    }

    private static Command List(Terminal terminal)
    {
        var command = new Command("list", "Cases with their settled values.");
        var situation = new Option<string?>("--situation") { Description = "Only this situation: code, name or theatre.", HelpName = "NAME" };
        var year = new Option<int?>("--year") { Description = "Only cases that open in this year." };
        var crisp = new Option<bool>("--crisp") { Description = "1 where a value is above one half, 0 where it is not, instead of the fuzzy values." };
        var format = CommonOptions.Format();
        command.Add(situation);
        command.Add(year);
        command.Add(crisp);
        command.Add(format);
        command.SetAction(parsed =>
        {
            var curated = CommonOptions.ReadCurated(parsed);
            var only = parsed.GetValue(situation) is { } name ? CommonOptions.ReadRecord(parsed).Find(name).Code : null;
            var rows = curated.Cases.Where(c => (only is null || c.Situation == only) && (parsed.GetValue(year) is not { } y || c.Opens.Year == y)).ToList();
            double? Value(PreventionCase c, string condition) => c.Values[condition] is { } v ? parsed.GetValue(crisp) ? (v > 0.5 ? 1 : 0) : v : null;
            var listing = new Listing<PreventionCase>().Column("Case", "case", static c => c.Id).Column("Name", "name", static c => c.Name);
            foreach (var condition in CaseConditions.All)
            {
                listing.Column(condition, condition, c => Value(c, condition), c => Value(c, condition)?.ToString("0.##", CultureInfo.InvariantCulture) ?? "-");
            }

            listing.Print(terminal, parsed.GetValue(format), rows, () => rows.Select(c => new
            {
                @case = c.Id,
                name = c.Name,
                episode = c.Episode,
                situation = c.Situation,
                theatre = c.Theatre,
                opens = c.Opens,
                closes = c.Closes,
                rule = c.Rule,
                question = c.Question,
                values = CaseConditions.All.ToDictionary(static k => k, k => Value(c, k), StringComparer.Ordinal),
            }));
        });
        return command;
    }

    private static Command Show(Terminal terminal)
    {
        var command = new Command("show", "One case: every value with its reason and the measures it rests on.");
        var id = new Argument<string>("CASE") { Description = "Id of a case, such as SRB-1997-05." };
        var format = CommonOptions.Format();
        command.Add(id);
        command.Add(format);
        command.SetAction(parsed =>
        {
            var curated = CommonOptions.ReadCurated(parsed);
            var wanted = parsed.GetValue(id)!;
            var c = curated.Cases.FirstOrDefault(c => string.Equals(c.Id, wanted, StringComparison.OrdinalIgnoreCase))
                ?? throw new InputException($"'{wanted}' is no case; see 'forestall cases list'.");
            var codings = curated.Codings.Where(k => k.Case == c.Id).ToList();
            if (parsed.GetValue(format) == OutputFormat.Table)
            {
                terminal.Line($"{c.Name} ({c.Id}), window {c.Opens} to {c.Closes}, episode {c.Episode}, chosen by rule {c.Rule}");
                terminal.Line(c.Question);
            }

            new Listing<CaseCoding>()
                .Column("Condition", "condition", static k => k.Condition)
                .Column("Coder", "coder", static k => k.Coder)
                .Column("Value", "value", static k => k.Value, static k => k.Value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "-")
                .Column("Reason", "reason", static k => k.Reason)
                .Column(header: null, "measures", static k => string.Join(' ', k.Measures))
                .Print(terminal, parsed.GetValue(format), codings, () => new
                {
                    @case = c.Id,
                    name = c.Name,
                    question = c.Question,
                    opens = c.Opens,
                    closes = c.Closes,
                    codings = codings.Select(static k => new { condition = k.Condition, coder = k.Coder, value = k.Value, reason = k.Reason, measures = k.Measures }),
                });
        });
        return command;
    }

    private static Command Agreement(Terminal terminal)
    {
        var command = new Command("agreement", "How far two independent coders agree: share of equal values, Cohen's kappa plain and with linear weights.");
        var format = CommonOptions.Format();
        command.Add(format);
        command.SetAction(parsed =>
        {
            var rows = CoderAgreement.Of(CommonOptions.ReadCurated(parsed));
            new Listing<CoderAgreement>()
                .Column("Condition", "condition", static a => a.Condition)
                .Column("Cases", "cases", static a => a.Cases)
                .Column("Equal", "equal", static a => a.Equal, static a => string.Create(CultureInfo.InvariantCulture, $"{a.Equal:P0}"))
                .Column("Same side of one half", "same_side", static a => a.SameSide, static a => string.Create(CultureInfo.InvariantCulture, $"{a.SameSide:P0}"))
                .Column("Kappa", "kappa", static a => a.Kappa, static a => a.Kappa?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-")
                .Column("Weighted kappa", "weighted_kappa", static a => a.WeightedKappa, static a => a.WeightedKappa?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-")
                .Print(terminal, parsed.GetValue(format), rows, () => rows.Select(static a => new { condition = a.Condition, cases = a.Cases, equal = a.Equal, sameSide = a.SameSide, kappa = a.Kappa, weightedKappa = a.WeightedKappa }));
        });
        return command;
    }
}
