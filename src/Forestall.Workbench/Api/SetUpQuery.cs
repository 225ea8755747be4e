using Forestall.Workbench.Lab;
using Microsoft.AspNetCore.Mvc;

namespace Forestall.Workbench.Api;

/// <summary>A set-up of the lab as the document lists it; the reader of the lab’s addresses reads and checks it.</summary>
internal sealed class SetUpQuery
{
    [FromQuery(Name = SetUpFields.Doctrine)]
    public string[]? Doctrine { get; init; }

    [FromQuery(Name = SetUpFields.Own)]
    public string[]? Own { get; init; }

    [FromQuery(Name = SetUpFields.Draws)]
    public string? Draws { get; init; }

    [FromQuery(Name = SetUpFields.Seed)]
    public string? Seed { get; init; }

    [FromQuery(Name = SetUpFields.From)]
    public string? From { get; init; }

    [FromQuery(Name = SetUpFields.Belief)]
    public string[]? Belief { get; init; }

    /// <summary>Whether work that failed or was cancelled is begun again.</summary>
    [FromQuery(Name = "again")]
    public bool? Again { get; init; }
}

/// <summary>Two doctrines set against each other, as the document lists them.</summary>
internal sealed class PairQuery
{
    [FromQuery(Name = DoctrinePair.OneField)]
    public string? One { get; init; }

    [FromQuery(Name = DoctrinePair.OtherField)]
    public string? Other { get; init; }

    [FromQuery(Name = DoctrinePair.LossesField)]
    public string? Losses { get; init; }

    [FromQuery(Name = DoctrinePair.PriceField)]
    public string? Price { get; init; }
}
