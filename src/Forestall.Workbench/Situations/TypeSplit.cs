using Forestall.Record;

namespace Forestall.Workbench.Situations;

/// <summary>How the split of a month's deaths by type stands.</summary>
internal static class TypeSplit
{
    public const string Exact = "exact";
    public const string Estimated = "estimated";
    public const string NotYetKnown = "type not yet known";

    private static readonly HarmKind[] Kinds = [HarmKind.StateBased, HarmKind.NonState, HarmKind.OneSided];

    public static string Of(ViolenceRecord record, HarmMonth month) =>
        Array.Exists(Kinds, k => !record.IsTypeKnown(month, k)) ? NotYetKnown : Array.Exists(Kinds, k => month.IsEstimated(k)) ? Estimated : Exact;
}
