using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Rubicon;
using Forestall.Warning;

namespace Forestall.Workbench.Situations;

/// <summary>What could be known at the end of a month; nothing later is in it.</summary>
internal sealed class Knowable
{
    private readonly Lazy<WarningHistory?> _warnings;
    private readonly Lazy<Ledger> _ledger;

    public Knowable(Workspace workspace, Month asOf)
    {
        Until = asOf - WarningSettings.Default.PublicationLag;
        Record = Until < workspace.Record.To ? workspace.Record.Until(Until) : workspace.Record;
        Curated = workspace.Curated.Until(asOf, Until);
        _warnings = new(() => workspace.Warnings?.Until(Record, asOf));
        _ledger = new(() => Ledger.Of(Record, Curated, workspace.Rubicon));
    }

    /// <summary>The last month whose figures were published by then.</summary>
    public Month Until { get; }

    /// <summary>The record up to <see cref="Until"/>.</summary>
    public ViolenceRecord Record { get; }

    /// <summary>Measures begun by then.</summary>
    public CuratedRecord Curated { get; }

    /// <summary>Warnings made by then; null where there were none.</summary>
    public WarningHistory? Warnings => _warnings.Value;

    /// <summary>The ledger as it stood then.</summary>
    public Ledger Ledger => _ledger.Value;
}
