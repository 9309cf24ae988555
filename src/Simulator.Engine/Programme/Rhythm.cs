using Simulator.Engine.State;

namespace Simulator.Engine.Programme;

/// <summary>When regular encounters fall.</summary>
internal static class Rhythm
{
    /// <summary>Encounters due in a week (from 1) at a rate a week; half a one a week is one every second week.</summary>
    internal static int DueInWeek(double perWeek, int week) => (int)Math.Floor(week * perWeek + 1e-9) - (int)Math.Floor((week - 1) * perWeek + 1e-9);

    /// <summary>
    /// Day of the week, from 1, on which the k-th of n encounters falls, from 1: day ceil(k D / n) of D, unless a day is named, which takes
    /// the first, and the others follow at the same distance.
    /// </summary>
    internal static int DayOf(int k, int n, int named, int daysPerWeek) => named == 0
        ? (int)(((long)k * daysPerWeek + n - 1) / n)
        : (Math.Min(named, daysPerWeek) - 1 + (int)((long)(k - 1) * daysPerWeek / n)) % daysPerWeek + 1;

    /// <summary>How many of a week's encounters fall on a day.</summary>
    internal static int DueToday(int inWeek, int dayOfWeek, int named, int daysPerWeek)
    {
        int due = 0;
        for (int k = 1; k <= inWeek; k++)
        {
            if (DayOf(k, inWeek, named, daysPerWeek) == dayOfWeek) due++;
        }

        return due;
    }

    /// <summary>A named day must be a day of the week.</summary>
    internal static IEnumerable<Refusal> Check(int day, Setting setting)
    {
        int days = setting.Calendar.DaysPerWeek;
        if (day > days) yield return new Refusal("day", $"day {day} of a week of {days} days", $"1 to {days}, or leave it out");
    }

    /// <summary>The day a scenario names; else none, or the one day on which the model's first version put all of a week.</summary>
    internal static int Named(int inScenario, int atFirst, Setting setting) =>
        inScenario > 0 || setting.Changes.Has(ModelChanges.SpreadDays) ? inScenario : atFirst;

    /// <summary>How many of an offer's events, spread evenly over its weeks, fall into a week: the k-th of n into week ceil(k W / n) of W.</summary>
    internal static int Due(int events, Setting setting, Offer offer, int week) =>
        EventsInWeek(events, week, offer.FirstWeek, Math.Min(offer.LastWeek, setting.Calendar.Weeks));

    /// <summary>Whether the k-th, from 0, of a week's events falls on a day.</summary>
    internal static bool IsOn(int k, int due, int named, Setting setting, int dayOfWeek)
    {
        int days = setting.Calendar.DaysPerWeek;
        return setting.Changes.Has(ModelChanges.SpreadDays) || named > 0 ? DayOf(k + 1, due, named, days) == dayOfWeek : dayOfWeek == days;
    }

    /// <summary>How many of an offer's events fall on a day.</summary>
    internal static int EventsOn(int events, int named, Setting setting, Offer offer, int week, int dayOfWeek)
    {
        int due = Due(events, setting, offer, week), today = 0;
        for (int k = 0; k < due; k++) today += IsOn(k, due, named, setting, dayOfWeek) ? 1 : 0;
        return today;
    }

    /// <summary>Whether one of some events, spread evenly over weeks first to last, falls into a week; they fall at the end of each part.</summary>
    internal static int EventsInWeek(int events, int week, int first, int last)
    {
        int weeks = last - first + 1, k = week - first + 1;
        if (k < 1 || k > weeks) return 0;
        return (int)((long)events * k / weeks) - (int)((long)events * (k - 1) / weeks);
    }
}
