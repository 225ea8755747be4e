namespace Forestall.Doctrine.Replay;

/// <summary>What is held against a doctrine when doctrines are compared. All of it is in deaths.</summary>
/// <param name="OwnLosses">Whether deaths among those sent count like any other.</param>
/// <param name="Price">Deaths that one unit of the cost index weighs; 0 or more. It is a judgement, not a finding.</param>
public sealed record ReplayLoss(bool OwnLosses = false, double Price = 0)
{
    /// <summary>The loss in words.</summary>
    public string InWords() => "deaths remaining" + (OwnLosses ? " and own losses" : string.Empty)
        + (Price > 0 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" and {Price:0.######} deaths for each unit of the cost index") : string.Empty);
}
