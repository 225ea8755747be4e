using System.CommandLine;
using Forestall.Cli.Output;
using Forestall.Record.Curated;
using Forestall.Record.Curated.Recomputed;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall effects</c>: competing estimates of what instruments do.</summary>
internal static class EffectsCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("effects", "Competing estimates of what each instrument does, with their known weaknesses.");
        command.Add(List(terminal));
        command.Add(Recompute(terminal));
        return command;
    }

    private static Command List(Terminal terminal)
    {
        var command = new Command("list", "All estimates.");
        var instrument = new Option<string?>("--instrument") { Description = "Only instruments whose name contains this.", HelpName = "TEXT" };
        var format = CommonOptions.Format();
        command.Add(instrument);
        command.Add(format);
        command.SetAction(parsed =>
        {
            var rows = CommonOptions.ReadCurated(parsed).Effects
                .Where(e => parsed.GetValue(instrument) is not { } text || e.Instrument.Contains(text, StringComparison.OrdinalIgnoreCase))
                .ToList();
            new Listing<Effect>()
                .Column("Id", "id", static e => e.Id)
                .Column("Instrument", "instrument", static e => e.Instrument)
                .Column("Acts on", "outcome", static e => e.Outcome, static e => Cell.Shortened(e.Outcome, 44))
                .Column("Direction", "direction", static e => e.Direction)
                .Column("Estimate", "estimate", static e => e.Estimate, static e => EffectTables.Number(e.Estimate))
                .Column("Interval", "low", static e => e.Low, EffectTables.Interval)
                .Column(header: null, "high", static e => e.High)
                .Column(header: null, "interval_level", static e => e.IntervalLevel)
                .Column("Origin", "origin", static e => e.Origin)
                .Column("Source", "source_status", static e => e.Citation.Status)
                .Column(header: null, "unit", static e => e.Unit)
                .Column(header: null, "population", static e => e.Population)
                .Column(header: null, "method", static e => e.Method)
                .Column(header: null, "source", static e => e.Citation.Document)
                .Column(header: null, "weakness", static e => e.Weakness)
                .Print(terminal, parsed.GetValue(format), rows, () => rows.Select(EffectTables.Json));
        });
        return command;
    }

    private static Command Recompute(Terminal terminal)
    {
        var command = new Command("recompute", "Computes from published data the estimates that the record calls recomputed.");
        var from = new Option<string>("--from") { Description = "Folder of the source files, in the layout docs/record.md describes.", HelpName = "DIR", Required = true };
        var format = CommonOptions.Format();
        command.Add(from);
        command.Add(format);
        command.SetAction(parsed =>
        {
            var rows = RecomputedEffects.Run(parsed.GetValue(from)!);
            EffectTables.Stored().Print(terminal, parsed.GetValue(format), rows, () => rows.Select(EffectTables.Json));
        });
        return command;
    }
}
